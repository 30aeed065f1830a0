package dev.tidemark.embedded.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.io.Documents;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.http.HttpHost;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;

/** Findings read from the indices that the monitor writes; one axis, openness. */
public final class ElasticsearchFindings implements Findings, AutoCloseable {
    /** More than two years of hours with news; the server gives out 10,000 at most. */
    private static final int SERVICE_UNAVAILABLE = 503;

    private static final int MAX_SCORES = 8_000;

    private static final int MAX_COMPANIES = 500;
    private static final String AXIS = "openness";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Those of other windows stand in the same index, and are marked. */
    private static final List<Object> OF_THE_MAIN_WINDOW =
            List.of(Map.of("bool", Map.of("must_not", Map.of("term", Map.of("main", false)))));

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

    private final RestClient client;

    /**
     * Connects at the first question.
     *
     * @param url of one node without login, as in {@code http://127.0.0.1:9200}
     */
    public ElasticsearchFindings(String url) {
        this.client = RestClient.builder(HttpHost.create(url)).build();
    }

    /** Makes everything written so far visible to the questions below. */
    public void refresh() throws IOException {
        client.performRequest(new Request("POST", "/tidemark-*/_refresh"));
    }

    @Override
    public JsonNode companies() throws IOException {
        Map<String, Object> latest =
                Map.of(
                        "top_hits",
                        Map.of("size", 1, "sort", by("paneEnd", "desc"), "_source", SCORE_FIELDS));
        JsonNode scores =
                search(
                        "tidemark-scores-*",
                        perCompany(OF_THE_MAIN_WINDOW, Map.of("latest", latest)));
        JsonNode alerts = search("tidemark-alerts*", perCompany(List.of(), Map.of()));
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
        List<Object> filter = filter(company, "company");
        filter.addAll(OF_THE_MAIN_WINDOW);
        JsonNode newestFirst =
                documents("tidemark-scores-*", filter, "paneEnd", MAX_SCORES, SCORE_FIELDS);
        List<JsonNode> scores = new ArrayList<>();
        newestFirst.forEach(scores::add);
        java.util.Collections.reverse(scores);
        return JSON.createArrayNode().addAll(scores);
    }

    @Override
    public JsonNode alerts(@Nullable String company, int limit) throws IOException {
        return documents(
                "tidemark-alerts*", filter(company, "company"), "eventTime", limit, List.of("*"));
    }

    @Override
    public JsonNode items(@Nullable String company, int limit) throws IOException {
        List<Object> filter = new ArrayList<>();
        if (company != null) {
            filter.add(term("labels.company", company));
        }
        return documents("tidemark-items-*", filter, "eventTime", limit, ITEM_FIELDS);
    }

    @Override
    public JsonNode feeds() throws IOException {
        return documents(Documents.FEEDS_INDEX, List.of(), "polledAt", MAX_FEEDS, FEED_FIELDS);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    private static List<Object> filter(@Nullable String company, String field) {
        List<Object> filter = new ArrayList<>();
        filter.add(term("axis", AXIS));
        if (company != null) {
            filter.add(term(field, company));
        }
        return filter;
    }

    private static Map<String, Object> perCompany(List<Object> only, Map<String, Object> below) {
        List<Object> filter = filter(null, "company");
        filter.addAll(only);
        return Map.of(
                "size",
                0,
                "query",
                Map.of("bool", Map.of("filter", filter)),
                "aggs",
                Map.of(
                        "companies",
                        Map.of(
                                "terms",
                                Map.of(
                                        "field",
                                        "company",
                                        "size",
                                        MAX_COMPANIES,
                                        "order",
                                        Map.of("_key", "asc")),
                                "aggs",
                                below)));
    }

    private JsonNode documents(
            String index, List<Object> filter, String newest, int size, List<String> fields)
            throws IOException {
        JsonNode answer =
                search(
                        index,
                        Map.of(
                                "size",
                                size,
                                "sort",
                                by(newest, "desc"),
                                "_source",
                                fields,
                                "query",
                                Map.of("bool", Map.of("filter", filter))));
        ArrayNode documents = JSON.createArrayNode();
        answer.at("/hits/hits").forEach(hit -> documents.add(named(hit)));
        return documents;
    }

    /** A document of ours with the id that it stands under; items have one of their own. */
    private static JsonNode named(JsonNode hit) {
        return hit.get("_source") instanceof ObjectNode document && !document.has("id")
                ? document.set("id", hit.get("_id"))
                : hit.get("_source");
    }

    private JsonNode search(String index, Map<String, Object> body) throws IOException {
        Request request = new Request("POST", "/" + index + "/_search");
        request.addParameter("ignore_unavailable", "true");
        request.setJsonEntity(JSON.writeValueAsString(body));
        try (InputStream answer = client.performRequest(request).getEntity().getContent()) {
            return JSON.readTree(answer);
        } catch (ResponseException e) {
            // An index that is just being created has no shard that answers: so far nothing is
            // found in it.
            if (e.getResponse().getStatusLine().getStatusCode() == SERVICE_UNAVAILABLE) {
                return JSON.createObjectNode();
            }
            throw e;
        }
    }

    private static Map<String, Object> term(String field, String value) {
        return Map.of("term", Map.of(field, value));
    }

    private static List<Object> by(String field, String order) {
        return List.of(Map.of(field, Map.of("order", order, "unmapped_type", "date")));
    }
}
