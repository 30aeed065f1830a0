package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.embedded.EmbeddedElasticsearch;
import dev.tidemark.embedded.EmbeddedKafka;
import dev.tidemark.io.slack.Secrets;
import dev.tidemark.io.slack.SlackServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job jar on a cluster of separate JVMs that know nothing of Tidemark. */
class ClusterIT {
    private static final Instant START = Instant.parse("2025-03-01T12:00:00Z");

    /** The webhook's, the key's of Kafka's client, and the login's of Elasticsearch. */
    private static final String[] SECRETS = {
        SlackServer.SECRET, "key-of-the-desk-4711", "desk-login-0815", "desk-password-1234"
    };

    @TempDir Path dir;

    @Test
    void itemsOfATopicComeOutInElasticsearchWhoeverSubmittedTheJobAndNoSecretComesOutAtAll()
            throws Exception {
        try (SlackServer slack = new SlackServer(System::nanoTime);
                SeparateCluster cluster =
                        SeparateCluster.start(dir.resolve("flink"), environment(slack));
                EmbeddedKafka kafka = EmbeddedKafka.start(dir.resolve("kafka"));
                EmbeddedElasticsearch elasticsearch =
                        EmbeddedElasticsearch.start(dir.resolve("elasticsearch"), 0);
                KafkaFixture ours = new KafkaFixture(kafka.bootstrapServers(), "ours", 2);
                KafkaFixture flinks = new KafkaFixture(kafka.bootstrapServers(), "flinks", 1)) {
            Path job = withSecrets(ours.job(dir.resolve("ours.yaml"), elasticsearch.url(), ""));
            Path other = flinks.job(dir.resolve("flinks.yaml"), elasticsearch.url(), "");

            Path log = dir.resolve("run.log");
            String[] command = {"run", job.toString(), "--cluster", cluster.address()};
            Process run = Run.start(log, environment(slack), command);
            assertThat(run.waitFor()).as(read(log) + cluster.logs()).isZero();
            Matcher told = Pattern.compile("(?m)^job ([0-9a-f]{32})$").matcher(read(log));
            assertThat(told.find()).as(read(log)).isTrue();
            send(ours, "ours", 2);
            ours.send(0, START, "poison");
            ours.flush();
            await(elasticsearch, "tidemark-items-*", 100, cluster);

            assertThat(cluster.flinkRun("run", other.toString()))
                    .containsPattern("job [0-9a-f]{32}");
            send(flinks, "flinks", 1);
            await(elasticsearch, "tidemark-items-*", 200, cluster);

            // A signal is on its way for longer than its item.
            await(elasticsearch, "tidemark-signals-*", 200, cluster);
            assertThat(new Index(elasticsearch.url(), "tidemark-rejected-*").documents())
                    .singleElement()
                    .extracting(letter -> letter.get("position").asText())
                    .asString()
                    .matches("ours-0@\\d+");
            assertNoSecretIn(cluster, told.group(1));
            assertThat(read(log)).doesNotContain(SECRETS);
        }
        assertThat(dir.resolve("kafka")).doesNotExist();
    }

    /** What the processes that connect are given, and nobody else may learn. */
    private static Map<String, String> environment(SlackServer slack) {
        return Map.of(
                "TIDEMARK_SLACK_WEBHOOK", slack.address(),
                "TIDEMARK_TEST_KEY", SECRETS[1],
                "TIDEMARK_ELASTICSEARCH_USERNAME", SECRETS[2],
                "TIDEMARK_ELASTICSEARCH_PASSWORD", SECRETS[3]);
    }

    /** Both ends that log in, and one that is posted to; the servers here ask for none of it. */
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

    private void assertNoSecretIn(SeparateCluster cluster, String job) throws Exception {
        String ofJob = "/jobs/" + job;
        List<String> pages =
                new ArrayList<>(
                        List.of(
                                ofJob,
                                ofJob + "/config",
                                ofJob + "/plan",
                                ofJob + "/exceptions",
                                ofJob + "/accumulators",
                                ofJob + "/checkpoints/config",
                                "/jobmanager/config",
                                "/jobmanager/environment",
                                "/jobmanager/logs",
                                "/jobmanager/log",
                                "/jobmanager/thread-dump",
                                "/taskmanagers/worker-1",
                                "/taskmanagers/worker-1/logs",
                                "/taskmanagers/worker-1/log",
                                "/taskmanagers/worker-1/thread-dump"));
        Matcher vertex =
                Pattern.compile("\"id\":\"([0-9a-f]{32})\"").matcher(cluster.get(ofJob + "/plan"));
        while (vertex.find()) {
            pages.add(ofJob + "/vertices/" + vertex.group(1));
        }
        assertThat(pages).hasSizeGreaterThan(20);
        for (String page : pages) {
            assertThat(cluster.get(page)).as(page).isNotEmpty().doesNotContain(SECRETS);
        }
        assertThat(cluster.get("/taskmanagers/worker-1/log"))
                .as("the clients have told what they were given")
                .contains("ssl.key.password = [hidden]");
        for (String secret : SECRETS) {
            assertThat(Secrets.assertNoneBelow(dir.resolve("flink/checkpoints"), secret))
                    .contains("_metadata");
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

    private static void await(
            EmbeddedElasticsearch elasticsearch, String pattern, int count, SeparateCluster cluster)
            throws Exception {
        Index index = new Index(elasticsearch.url(), pattern);
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 300 && index.documents().size() < count; i++) {
            never.await(200, TimeUnit.MILLISECONDS);
        }
        assertThat(index.documents()).as(cluster.logs()).hasSize(count);
    }
}
