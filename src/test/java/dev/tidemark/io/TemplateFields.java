package dev.tidemark.io;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The fields of our index templates, by the index patterns of Kibana that are about them. */
final class TemplateFields {
    private static final Map<String, String> TEMPLATES =
            Map.of(
                    "tidemark-items-*", "items",
                    "tidemark-signals-*", "signals",
                    "tidemark-scores-*", "scores",
                    "tidemark-alerts*", "alerts",
                    "tidemark-near-misses*", "alerts",
                    "tidemark-feeds*", "feeds",
                    "tidemark-feed-alerts*", "feed-alerts",
                    "tidemark-jobs-*", "jobs",
                    "tidemark-rejected-*", "rejected",
                    "tidemark-dead-letters*", "dead-letters");

    private TemplateFields() {}

    /** A field's type in the first template behind a list of patterns that has it; empty when none has. */
    static String type(String patterns, String field) {
        return Arrays.stream(patterns.split(",", -1))
                .map(TemplateFields::properties)
                .map(known -> at(known, field).path("type").asText())
                .filter(type -> !type.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** All fields of a pattern's template with their types, as in {@code title.keyword keyword}. */
    static List<String> all(String pattern) {
        List<String> all = new ArrayList<>();
        collect("", properties(pattern), all);
        return all;
    }

    private static void collect(String prefix, JsonNode properties, List<String> into) {
        for (String name : SavedObjects.names(properties)) {
            JsonNode field = properties.get(name);
            if (field.has("type")) {
                into.add(prefix + name + " " + field.get("type").asText());
            }
            collect(prefix + name + ".", field.path("fields"), into);
            collect(prefix + name + ".", field.path("properties"), into);
        }
    }

    private static JsonNode at(JsonNode properties, String field) {
        JsonNode found = properties.path(field);
        int dot = field.indexOf('.');
        if (dot < 0) {
            return found;
        }
        JsonNode outer = properties.path(field.substring(0, dot));
        String rest = field.substring(dot + 1);
        return outer.has("fields")
                ? at(outer.get("fields"), rest)
                : at(outer.path("properties"), rest);
    }

    private static JsonNode properties(String pattern) {
        String template = Objects.requireNonNull(TEMPLATES.get(pattern), pattern);
        String file = "/elasticsearch/" + template + ".json";
        try (InputStream in = TemplateFields.class.getResourceAsStream(file)) {
            return SavedObjects.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .at("/template/mappings/properties");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
