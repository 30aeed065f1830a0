package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.embedded.EmbeddedElasticsearch;
import dev.tidemark.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The run command as a user runs it: a real broker in, a real Elasticsearch out. */
class RunIT {
    private static final Instant START = Instant.parse("2025-03-01T12:00:00Z");

    @TempDir static Path servers;
    private static EmbeddedElasticsearch elasticsearch;
    private static EmbeddedKafka kafka;

    @TempDir Path dir;

    @BeforeAll
    static void startServers() throws Exception {
        kafka = EmbeddedKafka.start(servers.resolve("kafka"));
        elasticsearch = EmbeddedElasticsearch.start(servers.resolve("elasticsearch"), 0);
    }

    @AfterAll
    static void stopServers() {
        elasticsearch.close();
        kafka.close();
    }

    @Test
    void poisonIsRejectedByItsPlaceAndReasonAndEverythingElseGoesOn() throws Exception {
        List<byte @Nullable []> poison =
                Arrays.asList(
                        null,
                        new byte[0],
                        new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff},
                        new byte[] {'{', '"', (byte) 0xc3, '(', '"', '}'},
                        "not JSON".getBytes(StandardCharsets.UTF_8),
                        "{\"title\":17}".getBytes(StandardCharsets.UTF_8),
                        ("[".repeat(10_000) + "]".repeat(10_000)).getBytes(StandardCharsets.UTF_8),
                        ("{\"title\":\"a\",\"x\":" + "[".repeat(500) + "]".repeat(500) + "}")
                                .getBytes(StandardCharsets.UTF_8),
                        "{\"title\":\"a\",\"x\":NaN}".getBytes(StandardCharsets.UTF_8),
                        ("{\"title\":\"" + "x".repeat(100_000) + "\"}")
                                .getBytes(StandardCharsets.UTF_8));
        try (KafkaFixture topic = new KafkaFixture(kafka.bootstrapServers(), "poison", 2)) {
            for (int i = 0; i < 990; i++) {
                Instant time = START.plusSeconds(i);
                topic.send(i % 2, time, item("poison-" + i, time));
                if (i % 99 == 50) {
                    topic.send(i % 2, time, poison.get(i / 99));
                }
                if (i % 60 == 0) {
                    topic.tick(0, time);
                    topic.tick(1, time);
                }
            }
            topic.flush();
            Path job =
                    topic.job(
                            dir.resolve("poison.yaml"),
                            elasticsearch.url(),
                            "items: {maxRecordBytes: 50000}");

            Run run = run(job, "--until-end", "--parallelism", "4");

            assertThat(run.exit()).as(run.err()).isZero();
            assertThat(run.err()).contains("2 partition(s): read with parallelism 2, not 4");
            assertThat(run.out())
                    .contains("read 1000 = ", "rejected 10", "late 0", "and 34 ticks")
                    .contains(" 0 restarts");
            List<JsonNode> rejected = mine("tidemark-rejected-*", "poison");
            assertThat(rejected).hasSize(10);
            assertThat(rejected)
                    .allSatisfy(
                            letter ->
                                    assertThat(letter.get("position").asText())
                                            .matches("poison-[01]@\\d+"));
            assertThat(rejected.stream().map(letter -> letter.get("reason").asText()))
                    .anyMatch(
                            reason ->
                                    reason.equals("oversize: 100012 bytes, at most 50000 are read"))
                    .anyMatch(reason -> reason.equals("title: number, expected a string"))
                    .anyMatch(reason -> reason.startsWith("JSON beyond limits"))
                    .filteredOn(reason -> reason.equals("empty record"))
                    .hasSize(2);
            assertThat(mine("tidemark-items-*", "poison")).hasSize(990);
            assertThat(dir.resolve("state/tmp")).doesNotExist();
        }
    }

    @Test
    void aJobGoesOnAfterAKillAndStopsCleanlyWhenAsked() throws Exception {
        try (KafkaFixture topic = new KafkaFixture(kafka.bootstrapServers(), "live", 1)) {
            Path job = topic.job(dir.resolve("live.yaml"), elasticsearch.url(), "");
            Path log = dir.resolve("run.log");
            Path checkpoints = dir.resolve("state/checkpoints");

            send(topic, 0, 50);
            Process first = start(log, job);
            awaitItems(first, "live", 50);
            await(first, () -> Checkpoints.newest(checkpoints).isPresent());
            first.destroyForcibly().waitFor();

            send(topic, 50, 100);
            Process second = start(log, job);
            awaitItems(second, "live", 100);
            second.destroy(); // what Ctrl-C and a service manager do
            assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();

            assertThat(Files.readString(log))
                    .contains("resuming from checkpoint", "read 100 = ", "rejected 0")
                    .doesNotContain("Exception");
            assertThat(dir.resolve("state/tmp")).doesNotExist();
            assertThat(Checkpoints.newest(checkpoints)).isPresent();

            send(topic, 100, 150);
            Process third = start(log, job);
            awaitItems(third, "live", 150);
            assertThat(mine("tidemark-jobs-*", "live"))
                    .isNotEmpty()
                    .allMatch(report -> report.get("restarts").asInt() == 0);
            assertThat(Listening.beyondLoopback(third)).isEmpty();
            assertThat(Run.interrupt(third)).isEqualTo(130);
            assertThat(Files.readString(log))
                    .contains("resuming from checkpoint", "read 150 = ", "rejected 0")
                    .doesNotContain("Exception");
            assertThat(dir.resolve("state/tmp")).doesNotExist();
            assertThat(Checkpoints.newest(checkpoints)).isPresent();
            // That of the process that left the newest, and its own.
            assertThat(checkpoints.toFile().list()).hasSizeLessThanOrEqualTo(2);

            try (KafkaFixture other = new KafkaFixture(kafka.bootstrapServers(), "other", 1)) {
                Run refused = run(other.job(dir.resolve("o.yaml"), elasticsearch.url(), ""));
                assertThat(refused.exit()).isEqualTo(2);
                assertThat(refused.err().lines())
                        .singleElement()
                        .asString()
                        .contains("progress in topic live", "--restart");
            }
        }
    }

    @Test
    void whatKafkaDeletedBeforeItWasReadIsToldAndTheRestIsReadFromItsBeginning() throws Exception {
        try (KafkaFixture topic = new KafkaFixture(kafka.bootstrapServers(), "short", 2)) {
            Path job = topic.job(dir.resolve("short.yaml"), elasticsearch.url(), "");
            send(topic, 0, 50);
            topic.tick(1, START);
            topic.flush();
            Process first = start(dir.resolve("run.log"), job);
            await(first, () -> topic.committed("tidemark").equals(Map.of(0, 51L, 1, 1L)));
            first.destroyForcibly().waitFor();

            send(topic, 50, 100);
            topic.deleteBefore(0, 81);
            Path later = dir.resolve("later.yaml");
            Files.writeString(
                    later,
                    Files.readString(job)
                            .replace("topic: short", "topic: short\n  startFrom: latest"));
            Path log = dir.resolve("later.log");
            topic.tick(1, START.plusSeconds(131));
            topic.flush();
            Process second = start(log, later);
            awaitItems(second, "later", 20);
            second.destroy();
            assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();

            assertThat(Files.readAllLines(log))
                    .contains(
                            "topic short, partition 0: up to 30 records are lost, deleted by Kafka"
                                    + " before they were read (offsets 51 to 80)")
                    .anyMatch(line -> line.startsWith("read 70 = "))
                    .filteredOn(line -> line.contains("lost"))
                    .hasSize(1);
            assertOneLine(
                    run(job, "--until-end"),
                    "the same again, not topic short (to its end) of Kafka cluster");
        }
    }

    @Test
    void anEmptyTopicIsReadToItsEndAtOnce() throws Exception {
        try (KafkaFixture topic = new KafkaFixture(kafka.bootstrapServers(), "empty", 1)) {
            Run run = run(topic.job(dir.resolve("e.yaml"), elasticsearch.url(), ""), "--until-end");

            assertThat(run.exit()).as(run.err()).isZero();
            assertThat(run.out()).startsWith("read 0 = scored 0 + ");
            assertThat(run.err()).doesNotContain("lost");
        }
    }

    @Test
    void whatIsMissingIsToldInOneLineBeforeAnythingStarts() throws Exception {
        String here = elasticsearch.url();
        assertRefused("run: {}", "kafka: absent; allowed: a section");
        assertRefused("kafka: {}", "elasticsearch: absent; allowed: a section");
        assertRefused(
                "{kafka: {bootstrapServers: ['127.0.0.1:1']}, elasticsearch: {}}",
                "kafka.bootstrapServers: 127.0.0.1:1");
        String there = "kafka: {bootstrapServers: ['" + kafka.bootstrapServers() + "'], topic: ";
        assertRefused(
                "{" + there + "none}, elasticsearch: {}}", "kafka.topic: none does not exist");
        assertRefused(
                "{"
                        + there
                        + "x, properties: {ssl.key.password: '${env:TIDEMARK_NO_SUCH}'}}"
                        + ", elasticsearch: {hosts: ['"
                        + here
                        + "']}}",
                "environment variable TIDEMARK_NO_SUCH is not set");
        try (KafkaFixture topic = new KafkaFixture(kafka.bootstrapServers(), "alone", 1)) {
            Path job = topic.job(dir.resolve("alone.yaml"), "http://127.0.0.1:1", "");
            assertOneLine(run(job), "elasticsearch.hosts: http://127.0.0.1:1 does not answer");
            assertOneLine(
                    run(job, "--cluster", "127.0.0.1:1"), "127.0.0.1:1 does not answer as Flink");
        }
        assertThat(dir.resolve("state")).doesNotExist();
    }

    private void assertRefused(String yaml, String complaint) throws IOException {
        assertOneLine(run(Files.writeString(dir.resolve("job.yaml"), yaml)), complaint);
    }

    private static void assertOneLine(Run run, String complaint) {
        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.err().lines()).singleElement().asString().contains(complaint);
    }

    private static void send(KafkaFixture topic, int from, int to) {
        for (int i = from; i < to; i++) {
            topic.send(0, START.plusSeconds(i), item("live-" + i, START.plusSeconds(i)));
        }
        // Half a minute of disorder is allowed for: only now is the last item's time over.
        topic.tick(0, START.plusSeconds(to + 31));
        topic.flush();
    }

    private static String item(String id, Instant time) {
        return "{\"id\":\"%s\",\"title\":\"Meta opens the weights of model %s\",\"seenAt\":\"%s\"}"
                .formatted(id, id, time);
    }

    private Run run(Path job, String... more) {
        return Run.of(arguments(job, more));
    }

    private Process start(Path log, Path job) throws IOException {
        return Run.start(log, arguments(job));
    }

    private String[] arguments(Path job, String... more) {
        String state = dir.resolve("state").toString();
        return Stream.concat(
                        Stream.of("run", job.toString(), "--no-page", "--state", state),
                        Arrays.stream(more))
                .toArray(String[]::new);
    }

    private static void awaitItems(Process process, String runId, int count) throws Exception {
        await(process, () -> mine("tidemark-items-*", runId).size() >= count);
    }

    private static List<JsonNode> mine(String pattern, String runId) throws Exception {
        return new Index(elasticsearch.url(), pattern)
                .documents().stream()
                        .filter(document -> document.get("runId").asText().equals(runId))
                        .toList();
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Process process, Condition condition) throws Exception {
        for (int i = 0; i < 300 && !condition.holds(); i++) {
            process.waitFor(200, TimeUnit.MILLISECONDS);
            assertThat(process.isAlive()).isTrue();
        }
        assertThat(condition.holds()).isTrue();
    }
}
