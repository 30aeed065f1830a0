package dev.tidemark.embedded.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.io.Documents;
import dev.tidemark.model.Label;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Findings read from the indices that the monitor writes; one axis, openness. */
public final class ElasticsearchFindings implements Findings, AutoCloseable {
    static final String ALERTS = Documents.ALERTS_INDEX + "*";
    static final String ITEMS = "tidemark-items-*";
    static final String SIGNALS = "tidemark-signals-*";
    private static final String SCORES = "tidemark-scores-*";

    /** More than two years of hours with news; the server gives out 10,000 at most. */
    private static final int MAX_SCORES = 8_000;

    private static final int MAX_COMPANIES = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Those of other windows stand in the same index, and are marked. */
    private static final List<Object> OF_THE_MAIN_WINDOW =
            List.of(Map.of("bool", Map.of("must_not", IndexSearch.term("main", false))));

    private static final List<String> SCORE_FIELDS =
            List.of(
                    "company",
                    "paneEnd",
                    "mean",
                    "baseline",
                    "effect",
                    "surprise",
                    "count",
                    "effectiveCount",
                    "regime");
    private static final List<String> ITEM_FIELDS =
            List.of(
                    "id",
                    "url",
                    "title",
                    "publisher",
                    "sourceClass",
                    "source",
                    "lang",
                    "status",
                    "eventTime",
                    "labels.axis",
                    "labels.company",
                    "labels.stance",
                    "labels.certainty",
                    "labels.score",
                    "labels.evidence");

    private static final List<String> FEED_FIELDS =
            List.of(
                    "url",
                    "name",
                    "sourceClass",
                    "lang",
                    "state",
                    "since",
                    "polledAt",
                    "lastSuccess",
                    "lastNew",
                    "itemsPerDay",
                    "seenShare",
                    "datedShare",
                    "errors",
                    "errorClass",
                    "reason",
                    "malformed",
                    "usualSilenceHours",
                    "nextPoll");

    private final IndexSearch indices;
    private final StorySearch stories;

    /**
     * Connects at the first question.
     *
     * @param settings whose hosts, login and certificates are used, as by the sink
     * @throws dev.tidemark.config.InvalidInput when only one half of a login is in the environment
     */
    public ElasticsearchFindings(ElasticsearchSettings settings) {
        this.indices = new IndexSearch(settings);
        this.stories = new StorySearch(indices);
    }

    /** Makes everything written so far visible to the questions below. */
    public void refresh() throws IOException {
        indices.refresh();
    }

    @Override
    public JsonNode companies() throws IOException {
        Map<String, Object> latest =
                Map.of(
                        "top_hits",
                        Map.of(
                                "size",
                                1,
                                "sort",
                                IndexSearch.newestFirst("paneEnd"),
                                "_source",
                                SCORE_FIELDS));
        JsonNode scores =
                indices.search(SCORES, perCompany(OF_THE_MAIN_WINDOW, Map.of("latest", latest)));
        JsonNode alerts = indices.search(ALERTS, perCompany(List.of(), Map.of()));
        Map<String, Integer> told = new HashMap<>();
        for (JsonNode bucket : alerts.at("/aggregations/companies/buckets")) {
            told.put(bucket.get("key").asText(), bucket.get("doc_count").asInt());
        }
        ArrayNode companies = JSON.createArrayNode();
        for (JsonNode bucket : scores.at("/aggregations/companies/buckets")) {
            JsonNode score = bucket.at("/latest/hits/hits/0/_source");
            if (score instanceof ObjectNode company) {
                company.put("alerts", told.getOrDefault(bucket.get("key").asText(), 0));
                companies.add(company);
            }
        }
        return companies;
    }

    @Override
    public JsonNode scores(String company) throws IOException {
        List<Object> filter = of(company);
        filter.addAll(OF_THE_MAIN_WINDOW);
        List<JsonNode> scores = new ArrayList<>();
        indices.newest(SCORES, filter, "paneEnd", MAX_SCORES, SCORE_FIELDS).forEach(scores::add);
        Collections.reverse(scores);
        return JSON.createArrayNode().addAll(scores);
    }

    @Override
    public JsonNode alerts(@Nullable String company, int limit) throws IOException {
        return indices.newest(ALERTS, of(company), "eventTime", limit, List.of("*"));
    }

    @Override
    public JsonNode nearMisses(@Nullable String company, int limit) throws IOException {
        return indices.newest(
                Documents.NEAR_MISSES_INDEX, of(company), "eventTime", limit, List.of("*"));
    }

    @Override
    public JsonNode items(@Nullable String company, int limit) throws IOException {
        List<Object> filter =
                company == null ? List.of() : List.of(IndexSearch.term("labels.company", company));
        return indices.newest(ITEMS, filter, "eventTime", limit, ITEM_FIELDS);
    }

    @Override
    public JsonNode feeds() throws IOException {
        return indices.newest(Documents.FEEDS_INDEX, List.of(), "polledAt", MAX_FEEDS, FEED_FIELDS);
    }

    @Override
    public @Nullable JsonNode item(String id) throws IOException {
        return stories.item(id);
    }

    @Override
    public @Nullable JsonNode alert(String id) throws IOException {
        return stories.story(ALERTS, id);
    }

    @Override
    public @Nullable JsonNode nearMiss(String id) throws IOException {
        return stories.story(Documents.NEAR_MISSES_INDEX, id);
    }

    @Override
    public void close() throws IOException {
        indices.close();
    }

    /** What is about a company, or about any. */
    static List<Object> of(@Nullable String company) {
        List<Object> filter = new ArrayList<>();
        filter.add(IndexSearch.term("axis", Label.OPENNESS));
        if (company != null) {
            filter.add(IndexSearch.term("company", company));
        }
        return filter;
    }

    private static Map<String, Object> perCompany(List<Object> only, Map<String, Object> below) {
        List<Object> filter = of(null);
        filter.addAll(only);
        Map<String, Object> terms =
                Map.of("field", "company", "size", MAX_COMPANIES, "order", Map.of("_key", "asc"));
        return Map.of(
                "size",
                0,
                "query",
                IndexSearch.all(filter),
                "aggs",
                Map.of("companies", Map.of("terms", terms, "aggs", below)));
    }
}
