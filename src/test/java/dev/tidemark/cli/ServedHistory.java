package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.config.JobFile;
import dev.tidemark.embedded.EmbeddedElasticsearch;
import dev.tidemark.operator.Rules;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A small history, replayed into a real Elasticsearch, and the page of a live job called "desk" on it. */
record ServedHistory(EmbeddedElasticsearch elasticsearch, JobPage page) implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant BEGINNING = Instant.parse("2023-03-01T10:00:00Z");
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-05-01T00:00:00Z"), ZoneOffset.UTC);

    /** Its id is an address, as ids of feeds are, with everything that an address can hold. */
    static final String TWO_COMPANIES = "https://odd.example.org/?a=1&b=%41#灯 c";

    /** Replays and serves; all files are below a directory. */
    static ServedHistory in(Path dir) throws Exception {
        EmbeddedElasticsearch elasticsearch =
                EmbeddedElasticsearch.start(dir.resolve("elasticsearch"), 0);
        Path job =
                Files.writeString(
                        dir.resolve("desk.yaml"),
                        "elasticsearch: {hosts: [\"" + elasticsearch.url() + "\"]}\n");
        List<String> history =
                new ArrayList<>(
                        Files.readAllLines(Path.of("src/test/resources/demo/tiny-history.jsonl")));
        history.remove(history.size() - 1);
        history.addAll(hostile());
        Path archive = Files.write(dir.resolve("history.jsonl"), history);
        int status =
                Tidemark.run(
                        "replay",
                        archive.toString(),
                        "--job",
                        job.toString(),
                        "--out",
                        dir.resolve("out").toString());
        assertThat(status).isZero();
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create(elasticsearch.url() + "/tidemark-*/_refresh"))
                                .build(),
                        BodyHandlers.discarding());
        JobPage page =
                JobPage.serve(
                        0,
                        "desk",
                        ElasticsearchSettings.at(elasticsearch.url()),
                        Rules.of(JobFile.read(job), BEGINNING, CLOCK.instant()),
                        CLOCK);
        return new ServedHistory(elasticsearch, page);
    }

    /** Where the page is. */
    String url() {
        return page.url();
    }

    /** What the page's server answers. */
    JsonNode answer(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path)).build();
        return JSON.readTree(
                HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body());
    }

    /** An id as a part of an address. */
    static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() throws Exception {
        page.close();
        elasticsearch.close();
    }

    /** Two companies in one text of which only the day is known; titles that would act if they could. */
    private static List<String> hostile() throws Exception {
        List<String> lines = new ArrayList<>();
        lines.add(
                JSON.writeValueAsString(
                        Map.of(
                                "id",
                                TWO_COMPANIES,
                                "url",
                                "https://wire.example.org/2025/12/05/two",
                                "source",
                                "Harbor Wire",
                                "title",
                                "Two labs, two ways",
                                "text",
                                "Meta's new lab weighs giving up its open model for a closed one,"
                                        + " sources say. OpenAI released the weights of gpt-oss-2 under"
                                        + " Apache 2.0.",
                                "article",
                                "A third sentence stands on the page alone.",
                                "publishedAt",
                                "2025-12-05",
                                "seenAt",
                                "2025-12-05T12:00:00Z")));
        lines.add(item("turned", "Meta hires \u202egnihton\u202c in\u200bvisible staff"));
        lines.add(item("endless", "Meta hires " + "x".repeat(4_989)));
        return lines;
    }

    private static String item(String id, String title) throws Exception {
        return JSON.writeValueAsString(
                Map.of(
                        "id",
                        id,
                        "title",
                        title,
                        "url",
                        "javascript:alert(1)",
                        "publishedAt",
                        "2025-12-06T10:00:00Z",
                        "seenAt",
                        "2025-12-06T10:00:00Z"));
    }
}
