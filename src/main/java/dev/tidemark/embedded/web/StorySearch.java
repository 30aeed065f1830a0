package dev.tidemark.embedded.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.io.Documents;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One item or alert with everything around it that tells how it came about and how it went on. */
final class StorySearch {
    /** So far before and behind an alert, others of its company belong to what happened around it. */
    private static final Duration AROUND = Duration.ofDays(60);

    private static final int MAX_AROUND = 100;
    private static final int MAX_SIGNALS = 500;
    private static final int MAX_ITEMS = 100;
    private static final int MAX_RESTING = 20;
    private static final Pattern DAYS = Pattern.compile("(\\d{1,3})d");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> ITEM_FIELDS =
            List.of(
                    "id",
                    "url",
                    "title",
                    "publisher",
                    "sourceClass",
                    "lang",
                    "body",
                    "textTruncated",
                    "publishedAt",
                    "seenAt",
                    "dateQuality",
                    "eventTime");
    private static final List<String> SIGNAL_FIELDS =
            List.of(
                    "itemId",
                    "company",
                    "stance",
                    "certainty",
                    "weight",
                    "novelty",
                    "chain",
                    "title",
                    "publisher",
                    "sourceClass",
                    "eventTime",
                    "claims.stance",
                    "claims.certainty",
                    "claims.speaker",
                    "claims.origin",
                    "claims.evidence.text",
                    "claims.evidence.cues");
    private static final List<String> ALERT_FIELDS =
            List.of(
                    "company",
                    "tier",
                    "direction",
                    "fromRegime",
                    "toRegime",
                    "eventTime",
                    "story",
                    "promotedFrom",
                    "ending",
                    "endedAt",
                    "correction",
                    "missing",
                    "thresholds");

    private final IndexSearch indices;

    StorySearch(IndexSearch indices) {
        this.indices = indices;
    }

    /** The whole item, what it weighed for each company, and the alerts that quote it; null where there is none. */
    @Nullable JsonNode item(String id) throws IOException {
        JsonNode found =
                indices.newest(
                                ElasticsearchFindings.ITEMS,
                                List.of(IndexSearch.term("id", id)),
                                "eventTime",
                                1,
                                List.of("*"))
                        .get(0);
        if (!(found instanceof ObjectNode item)) {
            return null;
        }
        item.set(
                "signals",
                indices.newest(
                        ElasticsearchFindings.SIGNALS,
                        List.of(IndexSearch.term("itemId", id)),
                        "eventTime",
                        MAX_RESTING,
                        SIGNAL_FIELDS));
        item.set(
                "alerts",
                indices.newest(
                        ElasticsearchFindings.ALERTS,
                        List.of(IndexSearch.term("evidence.itemId", id)),
                        "eventTime",
                        MAX_RESTING,
                        ALERT_FIELDS));
        return item;
    }

    /**
     * The alert or near-miss that stands under an id with {@code items} (those that it names, without their texts),
     * {@code signals} (what was said of the company in the window up to it; {@code signalsCut} when these are only the
     * newest), {@code alerts} and {@code nearMisses} (of the company around it); null where there is none.
     */
    @Nullable JsonNode story(String index, String id) throws IOException {
        JsonNode alert =
                indices.newest(index, List.of(IndexSearch.under(id)), "eventTime", 1, List.of("*"))
                        .get(0);
        if (alert == null) {
            return null;
        }
        ObjectNode story = JSON.createObjectNode();
        story.set("alert", alert);
        story.set("items", items(alert));
        Instant time;
        try {
            time = Instant.parse(alert.path("eventTime").asText());
        } catch (DateTimeParseException e) {
            // No document of ours: it is shown with what it says itself.
            return story;
        }
        String company = alert.path("company").asText();
        ArrayNode signals =
                company(
                        ElasticsearchFindings.SIGNALS,
                        company,
                        time.minus(window(alert)),
                        time,
                        MAX_SIGNALS + 1,
                        SIGNAL_FIELDS);
        boolean isCut = signals.size() > MAX_SIGNALS;
        if (isCut) {
            signals.remove(MAX_SIGNALS);
        }
        story.set("signals", signals);
        story.put("signalsCut", isCut);
        Instant from = time.minus(AROUND);
        Instant to = time.plus(AROUND);
        story.set(
                "alerts",
                company(ElasticsearchFindings.ALERTS, company, from, to, MAX_AROUND, ALERT_FIELDS));
        story.set(
                "nearMisses",
                company(Documents.NEAR_MISSES_INDEX, company, from, to, MAX_AROUND, ALERT_FIELDS));
        return story;
    }

    private ArrayNode company(
            String index, String company, Instant from, Instant to, int size, List<String> fields)
            throws IOException {
        List<Object> filter = ElasticsearchFindings.of(company);
        filter.add(IndexSearch.between("eventTime", from.toString(), to.toString()));
        return indices.newest(index, filter, "eventTime", size, fields);
    }

    private JsonNode items(JsonNode alert) throws IOException {
        Set<String> ids = new LinkedHashSet<>();
        for (String quotes : List.of("evidence", "counterClaims")) {
            alert.path(quotes).forEach(quote -> ids.add(quote.path("itemId").asText()));
        }
        alert.at("/score/movers").forEach(mover -> ids.add(mover.path("itemId").asText()));
        return indices.newest(
                ElasticsearchFindings.ITEMS,
                List.of(IndexSearch.terms("id", ids)),
                "eventTime",
                MAX_ITEMS,
                ITEM_FIELDS);
    }

    private static Duration window(JsonNode alert) {
        var days = DAYS.matcher(alert.at("/score/window").asText());
        return days.matches() ? Duration.ofDays(Long.parseLong(days.group(1))) : Duration.ZERO;
    }
}
