package dev.tidemark.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.embedded.EmbeddedElasticsearch;
import dev.tidemark.embedded.web.ElasticsearchFindings;
import dev.tidemark.model.Document;
import dev.tidemark.model.Rejected;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The edge against a real server, in Flink jobs that end at the first failure. */
class ElasticsearchEdgeIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir static Path parent;
    private static Path data;
    private static EmbeddedElasticsearch server;
    private static ElasticsearchSettings settings;

    private final Documents documents = new Documents("rules-1", "run-1");

    @BeforeAll
    static void start() {
        data = parent.resolve("data");
        server = EmbeddedElasticsearch.start(data, 0);
        settings = ElasticsearchSettings.at(server.url());
    }

    @AfterAll
    static void stopLeavesNothingBehind() {
        server.close();
        assertThat(data).doesNotExist();
        assertThatThrownBy(() -> ElasticsearchIndices.check(settings))
                .hasMessageContaining("Connection refused");
    }

    @AfterEach
    void forget() throws Exception {
        request("DELETE", "/tidemark-*", "");
        request("DELETE", "/_index_template/tidemark-*", "");
    }

    @Test
    void everyKindOfDocumentStandsUnderItsIdInItsIndex() throws Exception {
        ElasticsearchIndices.install(settings);
        List<Document> written =
                List.of(
                        documents.item(SampleRecords.item("item-1", "Acme opens", "Text.", 0)),
                        documents.item(SampleRecords.bareItem()),
                        documents.item(SampleRecords.item("odd", "\ud83d \u0000", "\u2028", 0)),
                        documents.item(SampleRecords.item("x".repeat(9_000), "long", "", 0)),
                        documents.item(SampleRecords.item("big", "題".repeat(5_000), "", 0)),
                        documents.signal(SampleRecords.signal("item-1", false)),
                        documents.score(SampleRecords.SCORE),
                        documents.alert(SampleRecords.alert(false)),
                        documents.feed(SampleRecords.feed(true)),
                        documents.feedAlert(SampleRecords.FEED_SILENT),
                        documents.job(SampleJob.AT_MIDNIGHT),
                        documents.rejected(
                                new Rejected(new byte[] {(byte) 0xff}, 1, "parse", "no", "a:1")));

        DocumentJob.run(written, settings);

        assertThat(count("tidemark-*")).isEqualTo(written.size());
        for (Document document : written) {
            assertThat(source(document)).isEqualTo(JSON.readTree(document.json()));
        }
        // By the alias of all months. The template's analyser is in force: Japanese goes by pairs
        // of
        // characters, not by single ones.
        assertThat(count("tidemark-items/_count?q=title:題題")).isEqualTo(1);
        assertThat(count("tidemark-items-*/_count?q=title:題")).isZero();
    }

    @Test
    void ofAFeedThePageShowsTheNewestPollWhateverArrivedLast() throws Exception {
        ElasticsearchIndices.install(settings);
        try (ElasticsearchFindings findings = new ElasticsearchFindings(settings)) {
            assertThat(findings.feeds()).isEmpty();
            DocumentJob.run(
                    List.of(
                            documents.feed(SampleRecords.feed(true)),
                            documents.feed(SampleRecords.feed(false, 47))),
                    settings);
            findings.refresh();

            JsonNode feeds = findings.feeds();

            assertThat(feeds.findValuesAsText("state")).containsExactly("ok");
            assertThat(feeds.get(0).get("name").asText()).isEqualTo("Example <b>News</b>");
            assertThat(count("tidemark-feeds/_count?q=name:example")).isEqualTo(1);
        }
    }

    @Test
    void refusedDocumentsAreDeadLettersAndAllOthersAreThere() throws Exception {
        // Somebody made June's index by hand, with a title that holds an object.
        String byHand =
                """
                {"mappings":{"properties":{"title":{"properties":{"ja":{"type":"text"}}}}}}""";
        assertThat(request("PUT", "/tidemark-items-2025.06", byHand)).contains("acknowledged");
        ElasticsearchIndices.install(settings);
        Stream<Document> items =
                IntStream.range(0, 700)
                        .mapToObj(i -> SampleRecords.item("item-" + i, "Acme opens", "Text.", 0))
                        .map(documents::item);
        Stream<Document> signals =
                IntStream.range(0, 700)
                        .mapToObj(i -> SampleRecords.signal("item-" + i, false))
                        .map(documents::signal);
        Stream<Document> others =
                Stream.of(
                        documents.score(SampleRecords.SCORE),
                        documents.alert(SampleRecords.alert(false)));

        DocumentJob.run(Stream.of(items, signals, others).flatMap(all -> all).toList(), settings);

        assertThat(count("tidemark-items-*")).isZero();
        assertThat(count("tidemark-signals-*")).isEqualTo(700);
        assertThat(count("tidemark-scores-*")).isEqualTo(1);
        assertThat(count("tidemark-alerts")).isEqualTo(1);
        assertThat(count("tidemark-dead-letters")).isEqualTo(700);
        JsonNode letter = get("/tidemark-dead-letters/_doc/item-699").get("_source");
        assertThat(letter.get("id").asText()).isEqualTo("item-699");
        assertThat(letter.get("index").asText()).isEqualTo("tidemark-items-2025.06");
        assertThat(letter.get("status").asInt()).isEqualTo(400);
        assertThat(letter.get("reason").asText()).contains("object mapping for [title]");
        assertThat(JSON.readTree(letter.get("source").asText()).get("id").asText())
                .isEqualTo("item-699");
    }

    @Test
    void anOlderVersionThatArrivesLaterChangesNothing() throws Exception {
        ElasticsearchIndices.install(settings);
        DocumentJob.run(
                List.of(
                        documents.item(SampleRecords.item("item-1", "revised", "", 1)),
                        documents.item(SampleRecords.item("item-2", "first", "", 0))),
                settings);

        DocumentJob.run(
                List.of(
                        documents.item(SampleRecords.item("item-1", "first", "", 0)),
                        documents.item(SampleRecords.item("item-2", "first, read again", "", 0))),
                settings);

        assertThat(title("item-1")).isEqualTo("revised");
        assertThat(title("item-2")).isEqualTo("first, read again");
        assertThat(count("tidemark-*")).isEqualTo(2);
    }

    @Test
    void installingTwiceChangesNothing() throws Exception {
        ElasticsearchIndices.install(settings);
        JsonNode once = get("/_index_template/tidemark-*");

        ElasticsearchIndices.install(settings);

        assertThat(get("/_index_template/tidemark-*")).isEqualTo(once);
        assertThat(once.get("index_templates")).hasSize(9);
    }

    @Test
    void aTemplateThatStandsInTheWayIsNamed() throws Exception {
        String theirs = "{\"index_patterns\":[\"tidemark-i*\"],\"priority\":300}";
        assertThat(request("PUT", "/_index_template/somebody-elses", theirs))
                .contains("acknowledged");
        try {
            assertThatThrownBy(() -> ElasticsearchIndices.install(settings))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageStartingWith(
                            "job file: elasticsearch.hosts: " + server.url() + " HTTP 400: ");
        } finally {
            request("DELETE", "/_index_template/somebody-elses", "");
        }
    }

    @Test
    void theServerOfThisProcessIsSupported() {
        assertThat(ElasticsearchIndices.check(settings)).isEqualTo("7.10.2");
    }

    @Test
    void aPortThatIsTakenIsOneClearLine() {
        int port = URI.create(server.url()).getPort();

        assertThatThrownBy(() -> EmbeddedElasticsearch.start(parent.resolve("second"), port))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(
                        "embedded Elasticsearch: port: "
                                + port
                                + " is in use; allowed: a free port, or 0 for any");
        assertThat(Files.exists(parent.resolve("second"))).isFalse();
    }

    private static String title(String id) throws Exception {
        return get("/tidemark-items-2025.06/_doc/" + id).at("/_source/title").asText();
    }

    private static JsonNode source(Document document) throws Exception {
        String query = JSON.writeValueAsString(Map.of("ids", List.of(document.id())));
        return JSON.readTree(request("POST", "/" + document.index() + "/_mget", query))
                .at("/docs/0/_source");
    }

    private static long count(String path) throws Exception {
        request("POST", "/tidemark-*/_refresh", "");
        return get("/" + (path.contains("_count") ? path : path + "/_count"))
                .path("count")
                .asLong(-1);
    }

    private static JsonNode get(String path) throws Exception {
        return JSON.readTree(request("GET", path, ""));
    }

    private static String request(String method, String path, String body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.url() + path))
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        return HTTP.send(request, BodyHandlers.ofString()).body();
    }
}
