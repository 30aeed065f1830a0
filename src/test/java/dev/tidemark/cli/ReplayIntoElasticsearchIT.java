package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.embedded.EmbeddedElasticsearch;
import dev.tidemark.io.DocumentFiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way: an archive through the launcher's replay into a real Elasticsearch. */
class ReplayIntoElasticsearchIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir Path dir;

    @Test
    void whatElasticsearchRefusesIsADeadLetterAndEverythingElseIsThere() throws Exception {
        Path archive =
                ArchiveFixture.write(dir.resolve("news.jsonl"), ArchiveFixture.lines(4_500, 7));
        try (EmbeddedElasticsearch server = EmbeddedElasticsearch.start(dir.resolve("es"), 0)) {
            // Somebody made March's index by hand, with an object for a title.
            put(
                    server,
                    "/tidemark-items-2025.03",
                    "{\"mappings\":{\"properties\":{\"title\":{\"type\":\"object\"}}}}");
            Path job =
                    Files.writeString(
                            dir.resolve("job.yaml"),
                            "elasticsearch: {hosts: [\"" + server.url() + "\"]}\n");

            Run run =
                    Run.of(
                            "replay",
                            archive.toString(),
                            "--job",
                            job.toString(),
                            "--out",
                            dir.resolve("out").toString());

            assertThat(run.exit()).as(run.err()).isZero();
            assertThat(run.out()).contains("read 4500 = ").contains(" 0 restarts");
            get(server, "/tidemark-*/_refresh");
            List<String> items = Files.readAllLines(dir.resolve("out/items.jsonl"));
            long refused =
                    items.stream().filter(line -> line.contains("\"eventTime\":\"2025-03")).count();
            assertThat(refused).isPositive().isLessThan(items.size());
            assertThat(count(server, "tidemark-dead-letters")).isEqualTo(refused);
            assertThat(run.out())
                    .contains(
                            refused
                                    + " documents refused by Elasticsearch, kept in"
                                    + " tidemark-dead-letters");
            assertThat(count(server, "tidemark-items-*")).isEqualTo(items.size() - refused);
            for (String kind : DocumentFiles.KINDS.subList(1, 4)) {
                assertThat(count(server, "tidemark-" + kind + "*"))
                        .as(kind)
                        .isEqualTo(
                                Files.readAllLines(dir.resolve("out/" + kind + ".jsonl")).size());
            }
            JsonNode letter =
                    get(server, "/tidemark-dead-letters/_search?size=1").at("/hits/hits/0");
            assertThat(letter.path("_id").asText()).contains("item-");
            assertThat(letter.at("/_source/reason").asText()).contains("title");
        }
    }

    private static long count(EmbeddedElasticsearch server, String indices)
            throws IOException, InterruptedException {
        return get(server, "/" + indices + "/_count").path("count").asLong();
    }

    private static JsonNode get(EmbeddedElasticsearch server, String path)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path)).build();
        return new ObjectMapper().readTree(HTTP.send(request, BodyHandlers.ofString()).body());
    }

    private static void put(EmbeddedElasticsearch server, String path, String json)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.url() + path))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(json))
                        .build();
        assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
}
