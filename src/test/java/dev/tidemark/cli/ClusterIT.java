package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.embedded.EmbeddedElasticsearch;
import dev.tidemark.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job jar on a cluster of separate JVMs that know nothing of Tidemark. */
class ClusterIT {
    private static final Instant START = Instant.parse("2025-03-01T12:00:00Z");

    @TempDir Path dir;

    @Test
    void itemsOfATopicComeOutInElasticsearch() throws Exception {
        try (SeparateCluster cluster = SeparateCluster.start(dir.resolve("flink"));
                EmbeddedKafka kafka = EmbeddedKafka.start(dir.resolve("kafka"));
                EmbeddedElasticsearch elasticsearch =
                        EmbeddedElasticsearch.start(dir.resolve("elasticsearch"), 0);
                KafkaFixture topic = new KafkaFixture(kafka.bootstrapServers(), "news", 2)) {
            Path job = topic.job(dir.resolve("cluster.yaml"), elasticsearch.url(), "");

            Run run = Run.of("run", job.toString(), "--cluster", cluster.address());
            assertThat(run.exit()).as(run.err() + cluster.logs()).isZero();
            assertThat(run.out()).containsPattern("^job [0-9a-f]{32}\\R$");

            for (int i = 0; i < 100; i++) {
                Instant time = START.plusSeconds(i);
                topic.send(
                        i % 2,
                        time,
                        "{\"id\":\"%d\",\"title\":\"Metaがモデルの重みを公開 %d\",\"seenAt\":\"%s\"}"
                                .formatted(i, i, time));
            }
            topic.send(0, START, "poison");
            topic.tick(0, START.plusSeconds(200));
            topic.tick(1, START.plusSeconds(200));
            topic.flush();

            Index items = new Index(elasticsearch.url(), "tidemark-items-*");
            CountDownLatch never = new CountDownLatch(1);
            for (int i = 0; i < 300 && items.documents().size() < 100; i++) {
                never.await(200, TimeUnit.MILLISECONDS);
            }
            assertThat(items.documents()).as(cluster.logs()).hasSize(100);
            assertThat(new Index(elasticsearch.url(), "tidemark-signals-*").documents())
                    .hasSize(100);
            List<JsonNode> rejected =
                    new Index(elasticsearch.url(), "tidemark-rejected-*").documents();
            assertThat(rejected).hasSize(1);
            assertThat(rejected.get(0).get("position").asText()).isEqualTo("news-0@50");
        }
        assertThat(dir.resolve("kafka")).doesNotExist();
    }
}
