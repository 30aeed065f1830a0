package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.embedded.EmbeddedElasticsearch;
import dev.tidemark.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job jar on a cluster of separate JVMs that know nothing of Tidemark. */
class ClusterIT {
    private static final Instant START = Instant.parse("2025-03-01T12:00:00Z");

    @TempDir Path dir;

    @Test
    void itemsOfATopicComeOutInElasticsearchWhoeverSubmittedTheJob() throws Exception {
        try (SeparateCluster cluster = SeparateCluster.start(dir.resolve("flink"));
                EmbeddedKafka kafka = EmbeddedKafka.start(dir.resolve("kafka"));
                EmbeddedElasticsearch elasticsearch =
                        EmbeddedElasticsearch.start(dir.resolve("elasticsearch"), 0);
                KafkaFixture ours = new KafkaFixture(kafka.bootstrapServers(), "ours", 2);
                KafkaFixture flinks = new KafkaFixture(kafka.bootstrapServers(), "flinks", 1)) {
            Path job = ours.job(dir.resolve("ours.yaml"), elasticsearch.url(), "");
            Path other = flinks.job(dir.resolve("flinks.yaml"), elasticsearch.url(), "");

            Run run = Run.of("run", job.toString(), "--cluster", cluster.address());
            assertThat(run.exit()).as(run.err() + cluster.logs()).isZero();
            assertThat(run.out()).containsPattern("^job [0-9a-f]{32}\\R$");
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
        }
        assertThat(dir.resolve("kafka")).doesNotExist();
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
