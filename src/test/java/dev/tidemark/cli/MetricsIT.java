package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tidemark.config.JobFile;
import dev.tidemark.embedded.EmbeddedElasticsearch;
import dev.tidemark.embedded.web.MetricsPage;
import dev.tidemark.io.archive.ArchiveFiles;
import dev.tidemark.operator.Rules;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.metrics.MetricNames;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator of the system is told: exactly what the page on metrics says. */
class MetricsIT {
    private static final String OPERATOR = "flink_taskmanager_job_task_operator_";

    @TempDir Path dir;

    @Test
    void everyMetricIsOnThePageAndThereIsNoneBeside() throws Exception {
        String page = Files.readString(Path.of("src/docs/metrics.md"));
        int flinks = page.indexOf("## Of Flink");
        Set<String> ours = names(page.substring(0, flinks));
        Set<String> watched = names(page.substring(flinks));
        Configuration reported = SeenMetrics.in(new Configuration());
        HttpServer web = web();
        try (MetricsPage prometheus = MetricsPage.start(0);
                EmbeddedElasticsearch elasticsearch =
                        EmbeddedElasticsearch.start(dir.resolve("elasticsearch"), 0)) {
            replay(reported);
            prometheus.applyTo(reported);
            PlayedJob job =
                    PlayedJob.start(
                            newsroom(elasticsearch.url(), web.getAddress().getPort()),
                            dir.resolve("state"),
                            Duration.ofSeconds(1),
                            Clock.systemUTC(),
                            reported);
            CountDownLatch never = new CountDownLatch(1);
            for (int i = 0;
                    i < 300
                            && !(SeenMetrics.names().containsAll(watched)
                                    && own().containsAll(ours));
                    i++) {
                never.await(200, TimeUnit.MILLISECONDS);
            }
            assertThat(own()).containsExactlyElementsOf(ours);
            assertThat(SeenMetrics.names()).containsAll(watched);
            assertThat(read(prometheus))
                    .containsAll(watched)
                    .containsAll(
                            ours.stream()
                                    .filter(name -> !name.matches("archive.*|.*_CLASS"))
                                    .map(OPERATOR::concat)
                                    .toList());
            job.stop();
        } finally {
            web.stop(0);
        }
    }

    /** Metrics of operators that are not Flink's, without what stands before each of them. */
    private static Set<String> own() throws Exception {
        Set<String> flinks = new TreeSet<>(Set.of("numSplitsProcessed"));
        for (Field name : MetricNames.class.getFields()) {
            flinks.add(String.valueOf(name.get(null)));
        }
        return SeenMetrics.names().stream()
                .filter(name -> name.startsWith(OPERATOR))
                .map(name -> name.substring(OPERATOR.length()))
                .filter(name -> !flinks.contains(name))
                .map(name -> name.replaceAll("(failedByClass_).*", "$1CLASS"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names that the page of the job itself tells. */
    private static Set<String> read(MetricsPage prometheus) throws Exception {
        String text =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(prometheus.url())).build(),
                                BodyHandlers.ofString())
                        .body();
        return text.lines()
                .filter(line -> line.matches("\\w+\\{.*} [-0-9.E]+"))
                .map(line -> line.substring(0, line.indexOf('{')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The first cells of a page's tables. */
    private static Set<String> names(String page) {
        Matcher rows = Pattern.compile("(?m)^\\| `(\\w+)` \\|").matcher(page);
        return rows.results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void replay(Configuration reported) throws Exception {
        Path archive = ArchiveFixture.write(dir.resolve("news.jsonl"), ArchiveFixture.lines(20, 3));
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        JobFile settings = JobFile.defaults();
        LocalReplay replay =
                new LocalReplay(
                        settings,
                        new ArchiveInput(ArchiveFiles.of(List.of(archive))),
                        Rules.of(settings, now, now),
                        "metrics");
        Configuration configuration =
                LocalReplay.configuration(settings, 1, dir.resolve("c"), dir.resolve("t"));
        configuration.addAll(reported);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(configuration);
        replay.documents(env).sinkTo(new DiscardingSink<>()).uid("end");
        env.execute();
    }

    /** One feed that is there and one that is not; alerts are posted, if ever, where nobody listens. */
    private Path newsroom(String elasticsearch, int port) throws IOException {
        Files.writeString(
                dir.resolve("feeds.yaml"),
                Stream.of("feed", "none")
                        .map(
                                path ->
                                        "  - {url: 'http://127.0.0.1:%d/%s', name: %s, source: Wire, sourceClass: trade, lang: en, verified: true}\n"
                                                .formatted(port, path, path))
                        .collect(Collectors.joining("", "feeds:\n", "")));
        Files.writeString(
                dir.resolve("webhook.txt"), "https://hooks.slack.com/services/T0/B0/0000");
        return Files.writeString(
                dir.resolve("newsroom.yaml"),
                """
                feeds:
                  list: feeds.yaml
                  poll: {minimumSeconds: 10, startSeconds: 10, maximumSeconds: 10, spreadSeconds: 0}
                  fetch: {allow: ["127.0.0.0/8"]}
                elasticsearch: {hosts: ["%s"]}
                slack: {webhookFile: webhook.txt, outbox: '%s'}
                """
                        .formatted(elasticsearch, dir.resolve("outbox")));
    }

    private static HttpServer web() throws IOException {
        HttpServer web =
                HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        byte[] feed =
                "<rss><channel><item><title>A new aquarium opens</title><link>https://wire.example.org/1</link></item></channel></rss>"
                        .getBytes(StandardCharsets.UTF_8);
        web.createContext(
                "/feed",
                exchange -> {
                    exchange.sendResponseHeaders(200, feed.length);
                    exchange.getResponseBody().write(feed);
                    exchange.close();
                });
        web.start();
        return web;
    }
}
