package dev.tidemark.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Scores until some time, and alerts, of one run: whole documents but for the name of the run. */
record Said(Map<String, JsonNode> scores, Map<String, JsonNode> alerts) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a run has written into Elasticsearch. */
    static Said indexed(String elasticsearch, String runId, Instant until) throws Exception {
        Said said = new Said(new TreeMap<>(), new TreeMap<>());
        for (String pattern : Set.of("tidemark-scores-*", "tidemark-alerts")) {
            for (JsonNode document : new Index(elasticsearch, pattern).documents()) {
                if (document.path("runId").asText().equals(runId)) {
                    said.put(document, until);
                }
            }
        }
        return said;
    }

    /** What a replay has written into a folder. */
    static Said written(Path folder, Instant until) throws Exception {
        Said said = new Said(new TreeMap<>(), new TreeMap<>());
        for (String file : Set.of("scores.jsonl", "alerts.jsonl")) {
            for (String line : Files.readAllLines(folder.resolve(file))) {
                said.put(JSON.readTree(line), until);
            }
        }
        return said;
    }

    /** Companies with scores. */
    Set<String> companies() {
        Set<String> companies = new TreeSet<>();
        scores.values().forEach(score -> companies.add(score.get("company").asText()));
        return companies;
    }

    private void put(JsonNode document, Instant until) {
        ((ObjectNode) document).remove("runId");
        String company = document.get("company").asText();
        if (!document.has("paneEnd")) {
            String story = document.get("story").asText();
            alerts.put(company + "|" + story + "|" + document.get("tier").asText(), document);
        } else if (!Instant.parse(document.get("paneEnd").asText()).isAfter(until)) {
            scores.put(
                    company + "|" + document.path("window") + "|" + document.get("paneEnd"),
                    document);
        }
    }
}
