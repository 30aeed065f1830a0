package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.tidemark.embedded.EmbeddedElasticsearch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A newsroom without Kafka, as a user runs it: feeds of a real server in, a real Elasticsearch out. */
@Timeout(300)
class NewsroomIT {
    @TempDir Path dir;

    private final AtomicInteger documents = new AtomicInteger();
    private HttpServer web;

    @BeforeEach
    void startWeb() throws IOException {
        web = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        web.createContext(
                "/feed",
                exchange -> {
                    byte[] body =
                            feed(documents.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        web.start();
    }

    @AfterEach
    void stopWeb() {
        web.stop(0);
    }

    @Test
    void feedsBecomeItemsAndAlertsInOneJobThatGoesOnAfterAKill() throws Exception {
        try (EmbeddedElasticsearch elasticsearch =
                EmbeddedElasticsearch.start(dir.resolve("elasticsearch"), 0)) {
            Path job = job(elasticsearch.url(), "Wire");
            Path log = dir.resolve("first.log");
            Process first = start(log, job);
            await(first, log, () -> items(elasticsearch).size() >= 3);
            await(
                    first,
                    log,
                    () -> Checkpoints.newest(dir.resolve("state/checkpoints")).isPresent());
            first.destroyForcibly().waitFor();
            assertThat(Files.readString(log))
                    .contains("polling 1 feed(s)")
                    .containsPattern("page at http://127\\.0\\.0\\.1:\\d+\n");
            int before = documents.get();

            // The list was edited meanwhile; the feed is the same.
            job(elasticsearch.url(), "Wire, renamed");
            Path nextLog = dir.resolve("next.log");
            Process next = start(nextLog, job);
            await(next, nextLog, () -> documents.get() >= before + 2);
            await(next, nextLog, () -> items(elasticsearch).size() >= before + 2);
            next.destroy();
            assertThat(next.waitFor(30, TimeUnit.SECONDS)).isTrue();

            assertThat(Files.readString(nextLog))
                    .contains("resuming from checkpoint", "read ", "duplicate 0", "late 0")
                    .contains("rejected 1")
                    .doesNotContain("Exception");
            assertThat(items(elasticsearch).stream().map(item -> item.get("title").asText()))
                    .contains("Meta opens the weights of model 1 to everybody")
                    .doesNotHaveDuplicates();
            assertThat(new Index(elasticsearch.url(), "tidemark-rejected-*").documents())
                    .singleElement()
                    .extracting(letter -> letter.get("reason").asText())
                    .isEqualTo("neither title nor text");
            assertThat(new Index(elasticsearch.url(), "tidemark-alerts").documents())
                    .isNotEmpty()
                    .allMatch(alert -> alert.get("company").asText().equals("Meta"));
        }
    }

    @Test
    void whatMakesNoSenseIsToldInOneLineBeforeAnythingStarts() throws Exception {
        Path job = job("http://127.0.0.1:1", "Wire");
        assertOneLine(run(job, "--until-end"), "--until-end: on feeds, which have no end");
        assertOneLine(run(job), "elasticsearch.hosts: http://127.0.0.1:1 does not answer");
        Files.writeString(
                job, Files.readString(job) + "kafka: {bootstrapServers: [\"127.0.0.1:1\"]}\n");
        assertOneLine(run(job), "kafka.bootstrapServers: 127.0.0.1:1: ");
        Files.writeString(
                dir.resolve("feeds.yaml"),
                "feeds: [{url: 'http://127.0.0.1/', name: Closed, source: x, sourceClass: trade,"
                        + " lang: en, verified: true, loginVariable: TIDEMARK_NO_SUCH}]\n");
        Files.writeString(job, "{feeds: {list: feeds.yaml}, elasticsearch: {}}");
        assertOneLine(run(job), "loginVariable of Closed: TIDEMARK_NO_SUCH, which is not set");
        assertThat(dir.resolve("state")).doesNotExist();
    }

    /** With each document one more model, and always an entry that is none. */
    private static String feed(int document) {
        return IntStream.rangeClosed(1, document)
                .mapToObj(
                        i ->
                                ("<item><title>Meta opens the weights of model %d to everybody</title>"
                                                + "<link>https://ai.meta.com/blog/model-%d</link></item>")
                                        .formatted(i, i))
                .collect(
                        Collectors.joining(
                                "",
                                "<rss><channel><title>Wire</title>",
                                "<item><link>https://ai.meta.com/empty</link></item></channel></rss>"));
    }

    private Path job(String elasticsearch, String name) throws IOException {
        Files.writeString(
                dir.resolve("feeds.yaml"),
                """
                feeds:
                  - {url: "http://127.0.0.1:%d/feed", name: "%s", source: Meta, sourceClass: primary, lang: en, verified: true}
                """
                        .formatted(web.getAddress().getPort(), name));
        return Files.writeString(
                dir.resolve("newsroom.yaml"),
                """
                feeds:
                  list: feeds.yaml
                  poll: {minimumSeconds: 10, startSeconds: 10, maximumSeconds: 10, spreadSeconds: 0}
                  fetch: {allow: ["127.0.0.0/8"]}
                items: {disorderSeconds: 0}
                elasticsearch:
                  hosts: ["%s"]
                  bulkIntervalSeconds: 1
                run:
                  checkpointSeconds: 1
                """
                        .formatted(elasticsearch));
    }

    private static List<JsonNode> items(EmbeddedElasticsearch elasticsearch) throws Exception {
        return new Index(elasticsearch.url(), "tidemark-items-*").documents();
    }

    private static void assertOneLine(Run run, String complaint) {
        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.err().lines()).singleElement().asString().contains(complaint);
    }

    private Run run(Path job, String... more) {
        return Run.of(arguments(job, more));
    }

    private Process start(Path log, Path job) throws IOException {
        return Run.start(log, arguments(job));
    }

    private String[] arguments(Path job, String... more) {
        return Stream.concat(
                        Stream.of(
                                "run",
                                job.toString(),
                                "--page",
                                "0",
                                "--state",
                                dir.resolve("state").toString()),
                        Arrays.stream(more))
                .toArray(String[]::new);
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Process process, Path log, Condition condition) throws Exception {
        for (int i = 0; i < 600 && !condition.holds(); i++) {
            process.waitFor(200, TimeUnit.MILLISECONDS);
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
        }
        assertThat(condition.holds()).as(Files.readString(log)).isTrue();
    }
}
