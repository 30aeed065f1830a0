package dev.tidemark.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.embedded.EmbeddedElasticsearch;
import dev.tidemark.model.Regime;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the panels of the dashboard ask, asked of a real Elasticsearch that holds our documents. */
class SavedObjectsIT {
    @TempDir static Path parent;
    private static EmbeddedElasticsearch server;

    private final SavedObjects objects = SavedObjects.shipped();

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedElasticsearch.start(parent.resolve("data"), 0);
        ElasticsearchSettings settings = ElasticsearchSettings.at(server.url());
        ElasticsearchIndices.install(settings);
        Documents documents = new Documents("rules-1", "run-1", SampleRecords.TAKEN_BACK);
        DocumentJob.run(
                List.of(
                        documents.signal(SampleRecords.signal("item-1", false)),
                        documents.signal(SampleRecords.signal("item-2", true)),
                        documents.score(SampleRecords.score(Regime.MIXED, 1)),
                        documents.score(SampleRecords.laterScoreOfAnotherWindow()),
                        documents.alert(SampleRecords.alert(false))),
                settings);
        request("POST", "/tidemark-*/_refresh", "");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whatPanelsCountGroupAndSortByIsAggregatable() throws Exception {
        for (SavedObjects.Panel panel : objects.panels()) {
            for (String field : panel.aggregated()) {
                JsonNode caps =
                        request("GET", "/" + panel.pattern() + "/_field_caps?fields=" + field, "")
                                .path("fields")
                                .path(field);
                assertThat(caps.findValues("aggregatable"))
                        .as("%s: %s", panel.title(), field)
                        .isNotEmpty()
                        .allMatch(JsonNode::asBoolean);
            }
        }
    }

    @Test
    void everyChartHasItsBuckets() throws Exception {
        for (JsonNode object : objects.of("visualization")) {
            JsonNode aggs = SavedObjects.within(object, "visState").get("aggs");
            if (aggs.isEmpty()) {
                continue;
            }
            JsonNode answer =
                    search(objects.pattern(object), SavedObjects.query(object), aggs(aggs, 0));
            assertThat(answer.at("/aggregations/2/buckets"))
                    .as(SavedObjects.title(object))
                    .isNotEmpty();
            JsonNode bucket = answer.at("/aggregations/2/buckets/0");
            assertThat(bucket.at("/3/buckets/0/doc_count").asInt()).isPositive();
            assertThat(answer.toString()).as("of the main window only").doesNotContain("-0.75");
            assertThat(bucket.toString()).doesNotContain("\"value\":null");
        }
    }

    @Test
    void theMoversHaveTheirNewestScore() throws Exception {
        JsonNode vega = objects.byName.get("visualization/tidemark-movers");
        JsonNode spec =
                SavedObjects.parse(
                        SavedObjects.within(vega, "visState").at("/params/spec").asText());

        JsonNode answer =
                request(
                        "POST",
                        "/" + spec.at("/data/url/index").asText() + "/_search",
                        spec.at("/data/url/body").toString());

        String buckets = "/" + spec.at("/data/format/property").asText().replace('.', '/');
        JsonNode first = answer.at(buckets).path(0);
        assertThat(first.get("key").asText()).isEqualTo("Acme AI");
        assertThat(first.at("/latest/hits/hits/0/_source/surprise").asDouble()).isEqualTo(3.1);
        assertThat(first.at("/latest/hits/hits/0/_source/regime").asText()).isEqualTo("mixed");
    }

    @Test
    void theCompaniesToPickFromAreThere() throws Exception {
        JsonNode control = objects.byName.get("visualization/tidemark-pick-company");
        String field =
                SavedObjects.within(control, "visState")
                        .at("/params/controls/0/fieldName")
                        .asText();
        ObjectNode terms = JsonNodeFactory.instance.objectNode();
        terms.putObject("companies").putObject("terms").put("field", field);

        JsonNode answer = search(objects.pattern(control), "", terms);

        assertThat(answer.at("/aggregations/companies/buckets/0/key").asText())
                .isEqualTo("Acme AI");
    }

    @Test
    void everyTableHasRowsWithAllItsColumnsNewestFirst() throws Exception {
        for (JsonNode object : objects.of("search")) {
            ObjectNode body = query(SavedObjects.query(object));
            JsonNode sort = object.at("/attributes/sort/0");
            body.putArray("sort").addObject().put(sort.get(0).asText(), sort.get(1).asText());

            JsonNode answer =
                    request("POST", "/" + objects.pattern(object) + "/_search", body.toString());

            assertThat(answer.at("/hits/hits")).as(SavedObjects.title(object)).hasSize(1);
            for (JsonNode column : object.at("/attributes/columns")) {
                String path = "/hits/hits/0/_source/" + column.asText().replace('.', '/');
                assertThat(answer.at(path).asText()).as(column.asText()).isNotEmpty();
            }
        }
    }

    /** A visualization's list of aggregations as Elasticsearch wants them: buckets within buckets, metrics innermost. */
    private static ObjectNode aggs(JsonNode list, int from) {
        ObjectNode aggs = JsonNodeFactory.instance.objectNode();
        for (int i = from; i < list.size(); i++) {
            JsonNode agg = list.get(i);
            String field = agg.at("/params/field").asText();
            ObjectNode bucket = JsonNodeFactory.instance.objectNode();
            switch (agg.get("type").asText()) {
                case "date_histogram" ->
                        bucket.putObject("date_histogram")
                                .put("field", field)
                                .put("calendar_interval", "day")
                                .put("min_doc_count", 1);
                case "terms" ->
                        bucket.putObject("terms")
                                .put("field", field)
                                .put("size", agg.at("/params/size").asInt());
                case "avg" -> {
                    continue;
                }
                case "count" -> {
                    continue;
                }
                default -> throw new AssertionError("no such aggregation yet: " + agg);
            }
            bucket.set("aggs", aggs(list, i + 1));
            aggs.set(agg.get("id").asText(), bucket);
            return aggs;
        }
        for (JsonNode agg : list) {
            if (agg.get("type").asText().equals("avg")) {
                aggs.putObject(agg.get("id").asText())
                        .putObject("avg")
                        .put("field", agg.at("/params/field").asText());
            }
        }
        return aggs;
    }

    private static ObjectNode query(String kuery) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode query = body.putObject("query");
        if (kuery.isEmpty()) {
            query.putObject("match_all");
        } else {
            query.putObject("query_string").put("query", kuery.replaceFirst("^not ", "NOT "));
        }
        return body;
    }

    private static JsonNode search(String index, String kuery, ObjectNode aggs) throws Exception {
        ObjectNode body = query(kuery);
        body.set("aggs", aggs);
        return request("POST", "/" + index + "/_search?size=0", body.toString());
    }

    private static JsonNode request(String method, String path, String body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.url() + path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        return SavedObjects.parse(
                HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
    }
}
