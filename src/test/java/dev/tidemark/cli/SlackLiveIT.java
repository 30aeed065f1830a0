package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.embedded.EmbeddedElasticsearch;
import dev.tidemark.embedded.EmbeddedKafka;
import dev.tidemark.io.slack.Secrets;
import dev.tidemark.io.slack.SlackServer;
import dev.tidemark.io.slack.SlackServer.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live job from a real broker to something that answers as Slack does. */
class SlackLiveIT {
    @TempDir Path dir;

    /** Names of the files in which the secret was sought. */
    private final TreeSet<String> searched = new TreeSet<>();

    @Test
    void everyAlertIsPostedOnceThoughSlackAsksForPatienceAndTheWebhookStaysSecret()
            throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(dir.resolve("kafka"));
                EmbeddedElasticsearch elasticsearch =
                        EmbeddedElasticsearch.start(dir.resolve("elasticsearch"), 0);
                SlackServer slack = new SlackServer(System::nanoTime, new Reply(429, "", "3"));
                KafkaFixture topic = new KafkaFixture(kafka.bootstrapServers(), "news", 1)) {
            sendHistory(topic);
            Path job = topic.job(dir.resolve("desk.yaml"), elasticsearch.url(), sections());
            Path log = dir.resolve("run.log");
            Path state = dir.resolve("state");

            Process run = start(log, job, state, slack);
            for (int i = 0; i < 3000 && run.isAlive(); i++) {
                searched.addAll(Secrets.assertNoneBelow(state, SlackServer.SECRET));
                run.waitFor(100, TimeUnit.MILLISECONDS);
            }

            assertThat(run.isAlive()).isFalse();
            String told = Files.readString(log);
            assertThat(run.exitValue()).isZero();
            assertThat(told).contains(" 0 restarts").doesNotContain(SlackServer.SECRET);
            assertThat(searched).contains("_metadata", "input", "read.json");
            List<JsonNode> alerts = new Index(elasticsearch.url(), "tidemark-alerts").documents();
            assertThat(alerts).hasSizeGreaterThanOrEqualTo(3);
            assertThat(slack.texts().subList(1, slack.texts().size()))
                    .hasSize(messages(alerts))
                    .doesNotHaveDuplicates()
                    .startsWith(slack.texts().get(0));
            List<Double> seconds = slack.seconds();
            assertThat(seconds.get(1) - seconds.get(0)).isGreaterThanOrEqualTo(3.0);
            for (int i = 2; i < seconds.size(); i++) {
                assertThat(seconds.get(i) - seconds.get(i - 1)).isGreaterThanOrEqualTo(1.0);
            }
        }
    }

    @Test
    void aJobKilledWhileSlackHasAMessageAndNoAnswerCameGoesOnAndLosesNothing() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(dir.resolve("kafka"));
                EmbeddedElasticsearch elasticsearch =
                        EmbeddedElasticsearch.start(dir.resolve("elasticsearch"), 0);
                SlackServer slack = new SlackServer(System::nanoTime, SlackServer.UNANSWERED);
                KafkaFixture topic = new KafkaFixture(kafka.bootstrapServers(), "news", 1)) {
            sendHistory(topic);
            Path job = topic.job(dir.resolve("desk.yaml"), elasticsearch.url(), sections());
            Path state = dir.resolve("state");
            Process killed = start(dir.resolve("killed.log"), job, state, slack);
            for (int i = 0; i < 3000 && slack.receipts().isEmpty() && killed.isAlive(); i++) {
                killed.waitFor(100, TimeUnit.MILLISECONDS);
            }
            assertThat(slack.receipts()).as(Files.readString(dir.resolve("killed.log"))).hasSize(1);
            killed.destroyForcibly().waitFor();

            Process next = start(dir.resolve("next.log"), job, state, slack);
            assertThat(next.waitFor(10, TimeUnit.MINUTES)).isTrue();

            assertThat(next.exitValue()).isZero();
            List<JsonNode> alerts = new Index(elasticsearch.url(), "tidemark-alerts").documents();
            assertThat(alerts).hasSizeGreaterThanOrEqualTo(3);
            String doubtful = slack.texts().get(0);
            List<String> after = slack.texts().subList(1, slack.texts().size());
            assertThat(after)
                    .hasSize(messages(alerts))
                    .doesNotHaveDuplicates()
                    .contains("[possible repeat] " + doubtful)
                    .doesNotContain(doubtful)
                    .filteredOn(text -> text.contains("repeat"))
                    .hasSize(1);
            Secrets.assertNoneBelow(state, SlackServer.SECRET);
            assertThat(Files.readString(dir.resolve("next.log")))
                    .doesNotContain(SlackServer.SECRET);
        }
    }

    /** One for each alert, and one for each that was closed. */
    private static int messages(List<JsonNode> alerts) {
        return alerts.size() + (int) alerts.stream().filter(alert -> alert.has("ending")).count();
    }

    /** As a job that was first started before the news came: what is older is nobody's to be called about. */
    private static Process start(Path log, Path job, Path state, SlackServer slack)
            throws IOException {
        Files.createDirectories(state);
        Files.writeString(state.resolve("started"), "2020-06-01T00:00:00Z");
        return Run.start(
                log,
                Map.of(
                        "TIDEMARK_SLACK_WEBHOOK",
                        slack.address(),
                        "JAVA_TOOL_OPTIONS",
                        "-Dtidemark.log=debug -Dtidemark.stackTraces=full"),
                "run",
                job.toString(),
                "--state",
                state.toString(),
                "--until-end");
    }

    private static void sendHistory(KafkaFixture topic) throws IOException {
        for (String line :
                Files.readAllLines(Path.of("src/test/resources/demo/tiny-history.jsonl"))) {
            Instant published = time(line);
            topic.send(0, published, line);
        }
        topic.flush();
    }

    private static Instant time(String line) {
        try {
            return Instant.parse(new ObjectMapper().readTree(line).path("publishedAt").asText());
        } catch (IOException | java.time.DateTimeException e) {
            return Instant.parse("2025-12-04T10:00:00Z"); // rubbish at its end
        }
    }

    /** Where companies stood then, not where they stand when the test runs. */
    private String sections() throws IOException {
        Files.writeString(
                dir.resolve("regimes.yaml"),
                "regimes: [{company: Meta, regime: mixed, since: '2020-01-01', source: invented}]\n");
        String publishers = Path.of("jobs/demo-publishers.yaml").toAbsolutePath().toString();
        return "slack: {digestAbove: 1000}\nlists: {regimes: regimes.yaml, publishers: '"
                + publishers
                + "'}";
    }
}
