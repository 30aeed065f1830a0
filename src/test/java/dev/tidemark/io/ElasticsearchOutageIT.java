package dev.tidemark.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.embedded.EmbeddedElasticsearch;
import dev.tidemark.io.ScriptedElasticsearch.Reply;
import dev.tidemark.model.Document;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole jobs against a server that misbehaves on cue; none of them may restart. */
class ElasticsearchOutageIT {
    private static final String ITEMS = "tidemark-items-2025.06/";

    private final List<Document> documents =
            Stream.of("a", "b", "c", "d", "e")
                    .map(id -> SampleRecords.item(id, "Acme opens", "Text.", 0))
                    .map(new Documents("rules-1", "run-1")::item)
                    .toList();

    /** What a server in trouble answers to one bulk after the other, and the dead letters of it. */
    static List<Arguments> troubles() {
        Reply page = new Reply.Whole(200, "<html>back soon</html>");
        Reply full = new Reply.Items(Map.of("a", 429, "b", 429, "c", 429, "d", 429, "e", 429));
        return List.of(
                trouble("a document that it cannot take", "b", broken(400)),
                trouble("busy for one document, twice", "", busy(), busy()),
                trouble("busy altogether, twice", "", whole(429), whole(429)),
                trouble(
                        "a broken and a busy document in one bulk",
                        "b",
                        new Reply.Items(Map.of("b", 400, "c", 429, "d", 429)),
                        new Reply.Items(Map.of("d", 429))),
                trouble("a full disk, until there is room", "", full, full, full, full),
                trouble("a newer version that is there", "", broken(409)),
                trouble("restarting", "", whole(503), whole(503), whole(503)),
                trouble("behind a gateway", "", whole(502), whole(504)),
                trouble("a page of a proxy", "", page, page),
                trouble(
                        "an answer about nothing",
                        "",
                        new Reply.Whole(200, "{\"took\":1,\"items\":[{\"index\":{}}]}")),
                trouble("a bulk that is too large for it", "", whole(413), whole(413)),
                trouble("a connection that breaks", "", new Reply.Broken(), new Reply.Broken()),
                trouble("no answer at all", "", new Reply.Silent(), new Reply.Silent()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("troubles")
    void everyDocumentArrivesOrIsADeadLetterAndTheJobGoesOn(
            String what, String refused, Reply[] script) throws Exception {
        try (ScriptedElasticsearch server = new ScriptedElasticsearch(script)) {

            DocumentJob.run(documents, impatient(server));

            Map<String, JsonNode> taken = new TreeMap<>(server.taken);
            JsonNode letter = taken.remove("tidemark-dead-letters/" + refused);
            if (!refused.isEmpty()) {
                assertThat(letter.get("reason").asText()).contains("as the script says");
            }
            List<String> missing =
                    Stream.of("a", "b", "c", "d", "e")
                            .filter(id -> !taken.containsKey(ITEMS + id))
                            .toList();
            assertThat(missing).isEqualTo(missing(what, refused));
            assertThat(server.isScriptOver()).isTrue();
        }
    }

    @Test
    void aServerThatComesUpLateStillGetsEverything(@TempDir Path parent) throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Path data = Files.createDirectory(parent.resolve("data"));

        JobClient job =
                DocumentJob.start(documents, ElasticsearchSettings.at("http://127.0.0.1:" + port));
        try (EmbeddedElasticsearch server = EmbeddedElasticsearch.start(data, port)) {
            assertThat(server.url()).isEqualTo("http://127.0.0.1:" + port);
            job.getJobExecutionResult().get(60, TimeUnit.SECONDS);

            HttpClient http = HttpClient.newHttpClient();
            for (Document document : documents) {
                URI url = URI.create(server.url() + "/" + ITEMS + "_doc/" + document.id());
                HttpRequest get = HttpRequest.newBuilder(url).build();
                assertThat(http.send(get, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
            }
        }
        // The directory was there before the server, so it stays.
        assertThat(data).isNotEmptyDirectory();
    }

    @Test
    void aJobThatWaitsForItsServerCanBeCancelled() throws Exception {
        Reply[] away =
                Stream.generate(() -> new Reply.Whole(503, "{}")).limit(50).toArray(Reply[]::new);
        try (ScriptedElasticsearch server = new ScriptedElasticsearch(away)) {
            JobClient job = DocumentJob.start(documents, settings(server, 100));
            server.awaitBulk();

            job.cancel().get(30, TimeUnit.SECONDS);

            assertThatThrownBy(() -> job.getJobExecutionResult().get(30, TimeUnit.SECONDS))
                    .hasStackTraceContaining("Job was cancelled");
        }
    }

    @Test
    void aServerThatStaysAwayEndsTheJobInsteadOfDroppingDocuments() throws Exception {
        try (ScriptedElasticsearch server = new ScriptedElasticsearch(new Reply.Whole(503, "{}"))) {

            assertThatThrownBy(() -> DocumentJob.run(documents, settings(server, 0)))
                    .hasStackTraceContaining("Elasticsearch takes no documents for 0 s");
            assertThat(server.taken).isEmpty();
        }
    }

    /** A newer version needs no older one; a dead letter is where it is. */
    private static List<String> missing(String what, String refused) {
        String gone = what.startsWith("a newer version") ? "b" : refused;
        return gone.isEmpty() ? List.of() : List.of(gone);
    }

    private static Arguments trouble(String what, String refused, Reply... script) {
        return Arguments.of(what, refused, script);
    }

    private static Reply broken(int status) {
        return new Reply.Items(Map.of("b", status));
    }

    private static Reply busy() {
        return new Reply.Items(Map.of("c", 429));
    }

    private static Reply whole(int status) {
        return new Reply.Whole(status, "{}");
    }

    private static ElasticsearchSettings impatient(ScriptedElasticsearch server) {
        ElasticsearchSettings others = ElasticsearchSettings.defaults();
        return new ElasticsearchSettings(
                List.of(server.url()),
                others.bulkActions(),
                others.bulkMegabytes(),
                1,
                1,
                1,
                60,
                others.login(),
                null);
    }

    private static ElasticsearchSettings settings(ScriptedElasticsearch server, int outageSeconds) {
        return ElasticsearchSettings.at(server.url()).withOutageSeconds(outageSeconds);
    }
}
