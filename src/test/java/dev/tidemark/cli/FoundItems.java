package dev.tidemark.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.scenario.PlayedFeed.Chance;
import dev.tidemark.scenario.Script;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Items of one run, without their times.
 *
 * @param byId what an item says, its revision, and what was made of it
 */
record FoundItems(Map<String, String> byId) {

    static FoundItems indexed(String elasticsearch, String runId) throws Exception {
        Map<String, String> items = new TreeMap<>();
        for (JsonNode item : new Index(elasticsearch, "tidemark-items-*").documents()) {
            if (item.get("runId").asText().equals(runId)) {
                items.put(
                        item.get("id").asText(),
                        "%s revision %s %s %s"
                                .formatted(
                                        item.get("title").asText(),
                                        item.get("revision"),
                                        item.get("status").asText(),
                                        item.get("labels")));
            }
        }
        return new FoundItems(items);
    }

    /** Without those of which a reader may have missed a version. */
    FoundItems sure(Script script, double hours) {
        List<String> unsure =
                script.feeds().stream()
                        .flatMap(feed -> feed.chances(hours).entrySet().stream())
                        .filter(title -> title.getValue() == Chance.POSSIBLE)
                        .map(title -> title.getKey().replaceFirst("( \\(corrected\\)|（訂正）)$", ""))
                        .toList();
        Map<String, String> sure = new TreeMap<>(byId);
        sure.values().removeIf(item -> unsure.stream().anyMatch(item::startsWith));
        return new FoundItems(sure);
    }
}
