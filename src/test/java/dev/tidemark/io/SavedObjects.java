package dev.tidemark.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Kibana's saved objects as the tests look at them: one JSON a line, further JSON in strings within. */
final class SavedObjects {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern QUERIED = Pattern.compile("([A-Za-z.]+):");

    /** "type/id" to object, in the order of the file. */
    final Map<String, JsonNode> byName = new LinkedHashMap<>();

    /** A panel that shows data: where from, and the fields that it counts, groups, sorts or averages. */
    record Panel(String title, String pattern, Set<String> aggregated, Set<String> shown) {}

    static SavedObjects shipped() {
        SavedObjects all = new SavedObjects();
        try (InputStream in = SavedObjects.class.getResourceAsStream("/kibana/tidemark.ndjson")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(SavedObjects::parse)
                    .forEach(
                            object ->
                                    all.byName.put(
                                            object.get("type").asText()
                                                    + "/"
                                                    + object.get("id").asText(),
                                            object));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    List<JsonNode> of(String type) {
        return byName.values().stream()
                .filter(object -> object.get("type").asText().equals(type))
                .toList();
    }

    /** JSON that stands in a string attribute. */
    static JsonNode within(JsonNode object, String attribute) {
        JsonNode text = object.at("/attributes/" + attribute);
        return text.isMissingNode() ? MissingNode.getInstance() : parse(text.asText());
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }

    static String query(JsonNode object) {
        return within(object, "kibanaSavedObjectMeta/searchSourceJSON").at("/query/query").asText();
    }

    /** Everything that reads data: visualizations with aggregations, Vega, controls, searches. */
    List<Panel> panels() {
        List<Panel> panels = new ArrayList<>();
        for (JsonNode object : of("visualization")) {
            JsonNode vis = within(object, "visState");
            String type = vis.get("type").asText();
            if (type.equals("markdown")) {
                continue;
            }
            Set<String> fields = new LinkedHashSet<>();
            if (type.equals("vega")) {
                JsonNode url = parse(vis.at("/params/spec").asText()).at("/data/url");
                fields.add(url.get("%timefield%").asText());
                url.findValues("field").forEach(field -> fields.add(field.asText()));
                Set<String> shown = texts(url.findValue("_source"));
                url.findValues("sort").forEach(sort -> names(sort.get(0)).forEach(fields::add));
                panels.add(new Panel(title(object), url.get("index").asText(), fields, shown));
                continue;
            }
            vis.get("aggs").findValues("field").forEach(field -> fields.add(field.asText()));
            vis.get("params").findValues("fieldName").forEach(field -> fields.add(field.asText()));
            fields.addAll(queried(query(object)));
            panels.add(new Panel(title(object), pattern(object), fields, Set.of()));
        }
        for (JsonNode object : of("search")) {
            Set<String> fields = new LinkedHashSet<>(queried(query(object)));
            fields.add(object.at("/attributes/sort/0/0").asText());
            Set<String> columns = texts(object.at("/attributes/columns"));
            panels.add(new Panel(title(object), pattern(object), fields, columns));
        }
        return panels;
    }

    /** Title of the index pattern that an object refers to. */
    String pattern(JsonNode object) {
        String id = object.at("/references/0/id").asText();
        return byName.get("index-pattern/" + id).at("/attributes/title").asText();
    }

    static String title(JsonNode object) {
        return object.at("/attributes/title").asText();
    }

    static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> queried(String query) {
        Set<String> fields = new LinkedHashSet<>();
        for (Matcher found = QUERIED.matcher(query); found.find(); ) {
            fields.add(found.group(1));
        }
        return fields;
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new LinkedHashSet<>();
        StreamSupport.stream(list.spliterator(), false).forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
