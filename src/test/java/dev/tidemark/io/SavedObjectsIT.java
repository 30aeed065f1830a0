package dev.tidemark.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.embedded.EmbeddedElasticsearch;
import dev.tidemark.model.Regime;
import dev.tidemark.model.Rejected;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the panels of the dashboards ask, asked of a real Elasticsearch that holds our documents. */
class SavedObjectsIT {
    /** An index of each kind as it is before its first document. */
    private static final List<String> INDICES =
            List.of(
                    "items-2025.06",
                    "signals-2025.06",
                    "scores-2025.07",
                    "alerts",
                    "near-misses",
                    "feeds",
                    "feed-alerts",
                    "jobs-2025.06",
                    "rejected-000001",
                    "dead-letters");

    @TempDir static Path parent;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Map<String, JsonNode> WHILE_EMPTY = new LinkedHashMap<>();
    private static final Map<String, JsonNode> WITHOUT_INDEX = new LinkedHashMap<>();
    private static EmbeddedElasticsearch server;

    private final SavedObjects objects = SavedObjects.shipped();

    @BeforeAll
    static void start() throws Exception {
        server = EmbeddedElasticsearch.start(parent.resolve("data"), 0);
        ElasticsearchSettings settings = ElasticsearchSettings.at(server.url());
        ElasticsearchIndices.install(settings);
        WITHOUT_INDEX.putAll(everything());
        for (String index : INDICES) {
            request("PUT", "/tidemark-" + index, "");
        }
        WHILE_EMPTY.putAll(everything());
        Documents documents = new Documents("rules-1", "run-1", SampleRecords.TAKEN_BACK);
        DocumentJob.run(
                List.of(
                        documents.item(SampleRecords.item("item-1", "Comet", "Out.", 0)),
                        documents.signal(SampleRecords.signal("item-1", false)),
                        documents.signal(SampleRecords.signal("item-2", true)),
                        documents.score(SampleRecords.score(Regime.MIXED, 1)),
                        documents.score(SampleRecords.laterScoreOfAnotherWindow()),
                        documents.alert(SampleRecords.alert(false)),
                        documents.nearMiss(SampleRecords.alert(false)),
                        documents.job(SampleJob.AT_ITS_RESTART),
                        documents.job(SampleJob.AT_MIDNIGHT),
                        documents.rejected(
                                new Rejected(
                                        "{".getBytes(StandardCharsets.UTF_8),
                                        1,
                                        "parse",
                                        "not JSON",
                                        "archive.jsonl:3"))),
                settings);
        // The same company in a replay of its own.
        request(
                "PUT",
                "/tidemark-scores-2025.06/_doc/another-run",
                """
                {"company": "Acme AI", "runId": "trial-7", "main": true, "paneEnd": "2025-06-30T20:00:00Z",
                 "mean": -0.9, "baseline": 0.9, "surprise": -1.0, "count": 1, "regime": "closed"}""");
        // A daily that fell silent, and what was told of it when it failed before and was back.
        request(
                "PUT",
                "/tidemark-feeds/_doc/daily",
                """
                {"url": "https://daily.example/rss", "name": "Example Daily", "lang": "en", "state": "silent",
                 "since": "2025-06-29T06:00:00Z", "polledAt": "2025-06-30T22:00:00Z",
                 "lastSuccess": "2025-06-30T22:00:00Z", "lastNew": "2025-06-29T06:00:00Z",
                 "itemsPerDay": 12.5, "silenceLimitHours": 9.5, "reason": "answered 503"}""");
        request(
                "PUT",
                "/tidemark-feed-alerts/_doc/daily",
                """
                {"kind": "failing", "name": "Example Daily", "since": "2025-06-28T06:00:00Z",
                 "toldAt": "2025-06-28T07:00:00Z", "endedAt": "2025-06-28T09:00:00Z", "reason": "answered 503"}""");
        request(
                "PUT",
                "/tidemark-dead-letters/_doc/item-9",
                """
                {"id": "item-9", "index": "tidemark-items-2025.06", "status": 400, "reason": "no such date"}""");
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
    void noPanelIsAnErrorBeforeTheFirstDocumentNorBeforeTheFirstIndex() throws Exception {
        assertThat(WHILE_EMPTY.keySet()).isEqualTo(everything().keySet());
        WHILE_EMPTY.forEach(
                (title, answer) -> {
                    assertThat(answer.at("/hits/total/value").asInt(-1)).as(title).isZero();
                });
        WITHOUT_INDEX.forEach(
                (title, answer) ->
                        assertThat(answer.at("/_shards/total").asInt(-1)).as(title).isZero());
    }

    @Test
    void everyChartHasSomethingToShow() throws Exception {
        for (JsonNode object : objects.aggregated()) {
            String title = SavedObjects.title(object);
            JsonNode answer = search(objects.pattern(object), PanelQuery.chart(object));

            JsonNode buckets = answer.at("/aggregations/2/buckets");
            List<JsonNode> counted = new ArrayList<>();
            buckets.forEach(counted::add);
            assertThat(counted).as(title).anyMatch(bucket -> bucket.get("doc_count").asInt() > 0);
            JsonNode inner = counted.get(0).path("3");
            if (inner.has("buckets")) {
                assertThat(inner.at("/buckets/0/doc_count").asInt()).as(title).isPositive();
            }
            assertThat(answer.toString())
                    .as(title)
                    .doesNotContain("\"value\":null")
                    .as("of the main window only")
                    .doesNotContain("-0.75");
        }
    }

    /** For {@code src/test/vega/draw.mjs}, which draws them with Vega itself. */
    @Test
    void everyVegaPanelHasAnAnswerInEveryState() throws Exception {
        Path kept = Files.createDirectories(Path.of("target", "vega"));
        Map<String, JsonNode> filled = everything();
        for (JsonNode object : objects.charts("vega")) {
            String title = SavedObjects.title(object);
            String name = object.get("id").asText();
            ObjectNode panel = JsonNodeFactory.instance.objectNode();
            panel.put("name", name);
            panel.set("spec", SavedObjects.vegaSpec(object));
            ObjectNode answers = panel.putObject("answers");
            answers.set("filled", filled.get(title));
            answers.set("empty", WHILE_EMPTY.get(title));
            answers.set("without-index", WITHOUT_INDEX.get(title));

            assertThat(answers).as(title).noneMatch(answer -> answer == null || answer.isNull());
            Files.writeString(kept.resolve(name + ".json"), panel.toString());
        }
    }

    @Test
    void theMoversHaveTheirNewestScore() throws Exception {
        JsonNode first = vega("movers").at("/aggregations/main/companies/buckets").path(0);

        assertThat(first.get("key").asText()).isEqualTo("Acme AI");
        assertThat(first.at("/latest/hits/hits/0/_source/surprise").asDouble()).isEqualTo(3.1);
        assertThat(first.at("/latest/hits/hits/0/_source/regime").asText()).isEqualTo("mixed");
    }

    @Test
    void theChosenCompanyHasItsStanceAndItsAlertsWhateverElseNarrowsTheNews() throws Exception {
        JsonNode object = objects.byName.get("visualization/tidemark-company-stance");
        ObjectNode asked = PanelQuery.vega(object).deepCopy();
        asked.putObject("query").putObject("term").put("lang", "en"); // no score has a language
        JsonNode all =
                search(SavedObjects.vegaUrl(object).get("index").asText(), asked)
                        .get("aggregations");

        assertThat(all.at("/picked/companies/buckets/0/key").asText()).isEqualTo("Acme AI");
        JsonNode scores = all.at("/everything/scores/companies/buckets/0");
        assertThat(scores.get("key").asText()).isEqualTo("Acme AI");
        assertThat(scores.at("/runs/buckets")).as("each apart").hasSize(2);
        assertThat(all.at("/picked/companies/buckets/0/runs/buckets/0/key").asText())
                .isEqualTo("run-1");
        assertThat(scores.at("/runs/buckets/0/key").asText()).isEqualTo("run-1");
        assertThat(scores.at("/runs/buckets/0/times/buckets/0/mean/value").asDouble())
                .isEqualTo(0.6);
        assertThat(scores.at("/runs/buckets/0/times/buckets/0/baseline/value").asDouble())
                .isEqualTo(-0.2);
        JsonNode alerts = all.at("/everything/alerts/companies/buckets/0");
        assertThat(alerts.at("/runs/buckets")).hasSize(1);
        JsonNode told = alerts.at("/runs/buckets/0/latest/hits/hits");
        assertThat(told).hasSize(1);
        assertThat(told.at("/0/_source/tier").asText()).isEqualTo("notice");
    }

    @Test
    void anAlertThatWasTakenBackDoesNotStand() throws Exception {
        JsonNode tier = vega("precision").at("/aggregations/tiers/buckets/0");

        assertThat(tier.get("key").asText()).isEqualTo("notice");
        assertThat(tier.get("doc_count").asInt()).isEqualTo(1);
        assertThat(tier.at("/back/doc_count").asInt()).isEqualTo(1);
    }

    @Test
    void aJobShowsItsLagItsCheckpointsAgeAndItsRestarts() throws Exception {
        for (Map.Entry<String, Double> worst :
                Map.of("job-lag", 90.0, "job-checkpoints", 10.0, "job-restarts", 2.0).entrySet()) {
            JsonNode job = vega(worst.getKey()).at("/aggregations/jobs/buckets/0");
            assertThat(job.get("key").asText()).isEqualTo("live");
            JsonNode times = job.at("/times/buckets");
            // A minute of which nothing is known has its place, and breaks the line.
            assertThat(times).as(worst.getKey()).hasSize(47);
            assertThat(times.get(times.size() - 1).at("/worst/value").asDouble())
                    .isEqualTo(worst.getValue());
            assertThat(times.get(1).at("/worst/value").isNull()).isTrue();
        }
    }

    @Test
    void everyControlHasSomethingToPick() throws Exception {
        for (JsonNode object : objects.charts("input_control_vis")) {
            for (JsonNode control : SavedObjects.visState(object).at("/params/controls")) {
                JsonNode answer = search(objects.pattern(object), PanelQuery.choices(control));
                assertThat(answer.at("/aggregations/choices/buckets/0/doc_count").asInt())
                        .as(control.get("label").asText())
                        .isPositive();
            }
        }
    }

    /** What lies within a list, as an alert's sentences do, Kibana 7.10 leaves out of such a table. */
    @Test
    void everyTableHasRowsWithAllItsColumns() throws Exception {
        for (JsonNode object : objects.of("search")) {
            String title = SavedObjects.title(object);
            JsonNode answer = search(objects.pattern(object), PanelQuery.table(object));

            assertThat(answer.at("/hits/hits")).as(title).hasSize(1);
            for (JsonNode column : object.at("/attributes/columns")) {
                JsonNode cell = answer.at("/hits/hits/0/_source");
                for (String name : column.asText().split("\\.", -1)) {
                    cell = cell.path(name);
                }
                assertThat(cell.asText()).as("%s: %s", title, column.asText()).isNotEmpty();
            }
        }
    }

    /** The answers to the queries of all panels, by title. */
    private static Map<String, JsonNode> everything() throws Exception {
        SavedObjects objects = SavedObjects.shipped();
        Map<String, JsonNode> answers = new LinkedHashMap<>();
        for (JsonNode object : objects.aggregated()) {
            answers.put(
                    SavedObjects.title(object),
                    search(objects.pattern(object), PanelQuery.chart(object)));
        }
        for (JsonNode object : objects.charts("vega")) {
            answers.put(
                    SavedObjects.title(object),
                    search(
                            SavedObjects.vegaUrl(object).get("index").asText(),
                            PanelQuery.vega(object)));
        }
        for (JsonNode object : objects.of("search")) {
            answers.put(
                    SavedObjects.title(object),
                    search(objects.pattern(object), PanelQuery.table(object)));
        }
        return answers;
    }

    private JsonNode vega(String name) throws Exception {
        JsonNode object = objects.byName.get("visualization/tidemark-" + name);
        return search(SavedObjects.vegaUrl(object).get("index").asText(), PanelQuery.vega(object));
    }

    private static JsonNode search(String index, JsonNode body) throws Exception {
        JsonNode answer = request("POST", "/" + index + "/_search", body.toString());
        assertThat(answer.at("/_shards/failures").toString()).as(index).isEmpty();
        return answer;
    }

    private static JsonNode request(String method, String path, String body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.url() + path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        return SavedObjects.parse(CLIENT.send(request, BodyHandlers.ofString()).body());
    }
}
