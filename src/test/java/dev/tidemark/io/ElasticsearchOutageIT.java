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

/** Whole jobs against a server that misbehaves on cue; none of them may restart. */
class ElasticsearchOutageIT {
    private static final String ITEMS = "tidemark-items-2025.06/";

    private final List<Document> documents =
            Stream.of("a", "b", "c", "d", "e")
                    .map(id -> SampleRecords.item(id, "Acme opens", "Text.", 0))
                    .map(new Documents("rules-1", "run-1")::item)
                    .toList();

    @Test
    void anOverloadedServerWithABrokenDocumentInTheSameBulkLosesNothing() throws Exception {
        try (ScriptedElasticsearch server =
                new ScriptedElasticsearch(
                        new Reply.Whole(503, "{}"),
                        new Reply.Whole(503, "{}"),
                        new Reply.Items(Map.of("b", 400, "c", 429, "d", 429)),
                        new Reply.Items(Map.of("d", 429)))) {

            DocumentJob.run(documents, settings(server, 60));

            Map<String, JsonNode> taken = new TreeMap<>(server.taken);
            JsonNode letter = taken.remove("tidemark-dead-letters/b");
            assertThat(taken).containsOnlyKeys(ITEMS + "a", ITEMS + "c", ITEMS + "d", ITEMS + "e");
            assertThat(letter.get("reason").asText()).contains("as the script says");
            assertThat(server.isScriptOver()).isTrue();
        }
    }

    @Test
    void aPageOfAProxyIsNotTakenForAnAnswer() throws Exception {
        try (ScriptedElasticsearch server =
                new ScriptedElasticsearch(
                        new Reply.Whole(200, "<html>back soon</html>"),
                        new Reply.Whole(200, "{\"took\":1,\"items\":[{\"index\":{}}]}"),
                        new Reply.Whole(502, "<html>bad gateway</html>"))) {

            DocumentJob.run(documents, settings(server, 60));

            assertThat(server.taken).hasSize(5);
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

    private static ElasticsearchSettings settings(ScriptedElasticsearch server, int outageSeconds) {
        return ElasticsearchSettings.at(server.url()).withOutageSeconds(outageSeconds);
    }
}
