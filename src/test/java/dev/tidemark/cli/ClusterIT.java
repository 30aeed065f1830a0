package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.io.slack.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job jar on a cluster of separate JVMs that know nothing of Tidemark. */
class ClusterIT {
    private static final Instant START = Instant.parse("2025-03-01T12:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir static Path servers;
    private static Installation installed;
    private static SeparateCluster cluster;

    @TempDir Path dir;

    @BeforeAll
    static void start() throws Exception {
        installed = Installation.start(servers);
        cluster = installed.cluster();
    }

    @AfterAll
    static void stopLeavesNothingBehind() throws Exception {
        if (installed != null) {
            installed.close();
            assertThat(servers.resolve("kafka")).doesNotExist();
        }
    }

    @Test
    void itemsOfATopicComeOutInElasticsearchWhoeverSubmittedTheJobAndNoSecretComesOutAtAll()
            throws Exception {
        try (KafkaFixture ours = installed.topic("ours", 2);
                KafkaFixture flinks = installed.topic("flinks", 1)) {
            Path job = withSecrets(installed.job(dir.resolve("ours.yaml"), ours, ""));
            Path other = installed.job(dir.resolve("flinks.yaml"), flinks, "");

            Path log = dir.resolve("run.log");
            String[] command = {"run", job.toString(), "--cluster", cluster.address()};
            Process run = Run.start(log, installed.environment(), command);
            assertThat(run.waitFor()).as(read(log)).isZero();
            Matcher told = Pattern.compile("(?m)^job ([0-9a-f]{32})$").matcher(read(log));
            assertThat(told.find()).as(read(log)).isTrue();
            // Whom to trust, the job has told its workers.
            Files.delete(Installation.certificates(job));
            send(ours, "ours", 2);
            ours.send(0, START, "poison");
            ours.flush();
            await("ours", "tidemark-items-*", 100);

            assertThat(cluster.flinkRun("run", other.toString()))
                    .containsPattern("job [0-9a-f]{32}");
            send(flinks, "flinks", 1);
            await("flinks", "tidemark-items-*", 100);

            // A signal is on its way for longer than its item.
            await("ours", "tidemark-signals-*", 100);
            await("flinks", "tidemark-signals-*", 100);
            assertThat(documents("ours", "tidemark-rejected-*"))
                    .singleElement()
                    .extracting(letter -> letter.get("position").asText())
                    .asString()
                    .matches("ours-0@\\d+");
            assertNoSecretIn(told.group(1));
            assertThat(read(log)).doesNotContain(Installation.SECRETS);
        }
    }

    @Test
    void aJobStoppedWithASavepointGoesOnWithMoreWorkersAsIfNothingHadHappened() throws Exception {
        List<String> lines = ArchiveFixture.lines(400, 5);
        List<String> expected;
        try (KafkaFixture topic = installed.topic("here", 2)) {
            send(topic, lines.subList(0, 200));
            send(topic, lines.subList(200, 400));
            String job = recordingJob(topic, "here").toString();
            String state = dir.resolve("state").toString();
            Run here = Run.of(installed.environment(), "run", job, "--until-end", "--state", state);
            assertThat(here.exit()).as(here.err()).isZero();
            assertThat(here.out() + here.err()).doesNotContain(Installation.SECRETS);
            expected = all("here");
            assertThat(expected).hasSizeGreaterThan(700);
            assertThat(expected).anyMatch(line -> line.contains("\"tier\":"));
        }
        try (KafkaFixture topic = installed.topic("there", 2)) {
            Path job = recordingJob(topic, "there");
            send(topic, lines.subList(0, 200));
            assertThat(run(job).exit()).isZero();
            await(() -> documents("there", "tidemark-items-*").size() >= 150);
            assertRefused(run(job), "tidemark there runs there already, as ");
            assertRefused(stop(job, "--savepoint", "savepoints"), "an absolute path, or a URI");

            String folder = servers.resolve("flink/savepoints").toString();
            Run stopped = stop(job, "--savepoint", folder);
            assertThat(stopped.exit()).as(stopped.err()).isZero();
            assertThat(stopped.out()).startsWith("savepoint file:" + folder + "/savepoint-");
            assertRefused(stop(job), "none of " + cluster.address() + " is called tidemark there");

            String savepoint = stopped.out().strip().substring("savepoint ".length());
            send(topic, lines.subList(200, 400));
            Path less = installed.job(dir.resolve("less/there.yaml"), topic, "");
            assertRefused(
                    run(less, "--from", savepoint),
                    "state of something that the job does not have; allowed: a savepoint of this job");
            Run resumed = run(job, "--from", savepoint, "--parallelism", "2");
            assertThat(resumed.exit()).as(resumed.err()).isZero();
            await(() -> all("there").equals(expected));
            assertThat(cluster.workers(resumed.out().strip().substring("job ".length())))
                    .containsExactlyInAnyOrderElementsOf(SeparateCluster.WORKERS);

            Run failed = stop(job, "--savepoint", "/proc/nowhere");
            assertThat(failed.exit()).isEqualTo(1);
            assertThat(failed.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("tidemark: no savepoint was made, the job goes on: ");
        }
    }

    private Run run(Path job, String... more) {
        return onCluster("run", job, more);
    }

    private Run stop(Path job, String... more) {
        return onCluster("stop", job, more);
    }

    private static Run onCluster(String command, Path job, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of(command, job.toString(), "--cluster", cluster.address()));
        arguments.addAll(List.of(more));
        return Run.of(installed.environment(), arguments.toArray(String[]::new));
    }

    private static void assertRefused(Run run, String why) {
        assertThat(run.exit()).as(run.err()).isEqualTo(2);
        assertThat(run.err().lines()).singleElement().asString().contains(why);
    }

    /** A monitor that also keeps an archive. */
    private Path recordingJob(KafkaFixture topic, String name) throws IOException {
        return installed.job(
                dir.resolve(name + ".yaml"), topic, "archive: {path: 'archive-" + name + "'}");
    }

    /** In the order of time, to both partitions in turn; then each is told that two days have passed. */
    private static void send(KafkaFixture topic, List<String> lines) throws IOException {
        Instant time = START;
        for (int i = 0; i < lines.size(); i++) {
            time = Instant.parse(JSON.readTree(lines.get(i)).get("publishedAt").asText());
            topic.send(i % 2, time, lines.get(i));
        }
        if (lines.get(0).contains("\"item-200\"")) {
            topic.tick(0, time.plus(Duration.ofDays(2)));
            topic.tick(1, time.plus(Duration.ofDays(2)));
        }
        topic.flush();
    }

    /** Everything that a run has written of its news, but for its name, in some order that is always the same. */
    private static List<String> all(String run) throws Exception {
        return documents(run, "tidemark-*,-tidemark-jobs*").stream()
                .map(document -> document.toString().replace('"' + run, "\"RUN"))
                .sorted()
                .toList();
    }

    /** Also a key for Kafka, which asks for none here, and a place for what is to be posted. */
    private Path withSecrets(Path job) throws IOException {
        String plain = Files.readString(job);
        return Files.writeString(
                job,
                plain.replace(
                                "  topic: ours\n",
                                "  topic: ours\n  properties: {ssl.key.password: '${env:TIDEMARK_TEST_KEY}'}\n")
                        + "slack: {outbox: '"
                        + dir.resolve("outbox")
                        + "'}\n");
    }

    private void assertNoSecretIn(String job) throws Exception {
        List<String> pages = cluster.pages(job);
        assertThat(pages).hasSizeGreaterThan(20);
        for (String page : pages) {
            assertThat(cluster.get(page))
                    .as(page)
                    .isNotEmpty()
                    .doesNotContain(Installation.SECRETS);
        }
        assertThat(cluster.logs())
                .as("the clients have told what they were given")
                .contains("ssl.key.password = [hidden]");
        for (String secret : Installation.SECRETS) {
            Path checkpoints = servers.resolve("flink/checkpoints");
            await(() -> Secrets.assertNoneBelow(checkpoints, secret).contains("_metadata"));
            Secrets.assertNoneBelow(dir.resolve("outbox"), secret);
        }
    }

    private static String read(Path log) throws IOException {
        return Files.readString(log);
    }

    private static void send(KafkaFixture topic, String name, int partitions) {
        for (int i = 0; i < 100; i++) {
            Instant time = START.plusSeconds(i);
            topic.send(
                    i % partitions,
                    time,
                    "{\"id\":\"%s-%d\",\"title\":\"Metaがモデルの重みを公開 %d\",\"seenAt\":\"%s\"}"
                            .formatted(name, i, i, time));
        }
        for (int i = 0; i < partitions; i++) {
            topic.tick(i, START.plusSeconds(200));
        }
        topic.flush();
    }

    private static void await(String run, String pattern, int count) throws Exception {
        await(() -> documents(run, pattern).size() >= count);
        assertThat(documents(run, pattern)).hasSize(count);
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 300 && !condition.holds(); i++) {
            never.await(200, TimeUnit.MILLISECONDS);
        }
        assertThat(condition.holds()).as(cluster.logs()).isTrue();
    }

    private static List<JsonNode> documents(String run, String pattern) throws Exception {
        return installed.documents(run, pattern);
    }
}
