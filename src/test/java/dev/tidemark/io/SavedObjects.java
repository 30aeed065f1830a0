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

    /**
     * A panel that shows data.
     *
     * @param pattern which indices it is of, separated by commas
     * @param aggregated the fields that it counts, groups, sorts or averages
     * @param shown the fields that it shows as they are
     */
    record Panel(String title, String pattern, Set<String> aggregated, Set<String> shown) {}

    static SavedObjects shipped() {
        SavedObjects all = new SavedObjects();
        for (String file : KibanaObjects.FILES) {
            try (InputStream in = SavedObjects.class.getResourceAsStream("/kibana/" + file)) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .map(SavedObjects::parse)
                        .forEach(all::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    private void add(JsonNode object) {
        String name = object.get("type").asText() + "/" + object.get("id").asText();
        if (byName.put(name, object) != null) {
            throw new AssertionError("twice: " + name);
        }
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

    /** The visualizations of a type of chart, as in {@code vega}. */
    List<JsonNode> charts(String type) {
        return of("visualization").stream()
                .filter(object -> visState(object).get("type").asText().equals(type))
                .toList();
    }

    /** The visualizations that count or average. */
    List<JsonNode> aggregated() {
        return of("visualization").stream()
                .filter(object -> !visState(object).get("aggs").isEmpty())
                .toList();
    }

    static JsonNode visState(JsonNode visualization) {
        return within(visualization, "visState");
    }

    /** What a Vega chart is. */
    static JsonNode vegaSpec(JsonNode visualization) {
        return parse(visState(visualization).at("/params/spec").asText());
    }

    /** Where a Vega chart gets its data from. */
    static JsonNode vegaUrl(JsonNode visualization) {
        return vegaSpec(visualization).at("/data/url");
    }

    /** Everything that reads data: visualizations with aggregations, Vega, controls, searches. */
    List<Panel> panels() {
        List<Panel> panels = new ArrayList<>();
        for (JsonNode object : of("visualization")) {
            switch (visState(object).get("type").asText()) {
                case "markdown" -> {}
                case "vega" -> panels.add(vega(object));
                default -> panels.add(chart(object));
            }
        }
        for (JsonNode object : of("search")) {
            Set<String> fields = new LinkedHashSet<>(queried(query(object)));
            fields.add(object.at("/attributes/sort/0/0").asText());
            Set<String> columns = texts(object.at("/attributes/columns"));
            panels.add(new Panel(title(object), pattern(object), fields, columns));
        }
        return panels;
    }

    private static Panel vega(JsonNode object) {
        JsonNode url = vegaUrl(object);
        Set<String> fields = new LinkedHashSet<>();
        fields.add(url.get("%timefield%").asText());
        url.findValues("field").forEach(field -> fields.add(field.asText()));
        for (String clause : List.of("range", "term")) {
            url.findValues(clause).forEach(asked -> fields.addAll(names(asked)));
        }
        url.findValues("sort").forEach(sort -> fields.addAll(names(sort.get(0))));
        Set<String> shown = new LinkedHashSet<>();
        url.findValues("_source").forEach(source -> shown.addAll(texts(source)));
        return new Panel(title(object), url.get("index").asText(), fields, shown);
    }

    private Panel chart(JsonNode object) {
        JsonNode vis = visState(object);
        Set<String> fields = new LinkedHashSet<>(queried(query(object)));
        Set<String> shown = new LinkedHashSet<>();
        vis.get("params").findValues("fieldName").forEach(field -> fields.add(field.asText()));
        for (JsonNode agg : vis.get("aggs")) {
            JsonNode params = agg.get("params");
            if (params.has("sortField")) {
                fields.add(params.get("sortField").asText());
                shown.add(params.get("field").asText());
            } else if (params.has("field")) {
                fields.add(params.get("field").asText());
            }
            for (JsonNode filter : params.path("filters")) {
                fields.addAll(queried(filter.at("/input/query").asText()));
            }
        }
        return new Panel(title(object), pattern(object), fields, shown);
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

    static Set<String> texts(JsonNode list) {
        Set<String> texts = new LinkedHashSet<>();
        StreamSupport.stream(list.spliterator(), false).forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
