package dev.tidemark.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {
    @Test
    void whatWasMadeForItIsGoneAfterwards(@TempDir Path parent) throws Exception {
        Path data = parent.resolve("broker");

        try (EmbeddedKafka broker = EmbeddedKafka.start(data);
                Admin admin =
                        Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            assertThat(admin.describeCluster().nodes().get()).hasSize(1);
        }

        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void aDirectoryThatWasThereKeepsItsTopics(@TempDir Path parent) throws Exception {
        Path data = Files.createDirectory(parent.resolve("broker"));

        try (EmbeddedKafka broker = EmbeddedKafka.start(data);
                Admin admin =
                        Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("news", 1, (short) 1))).all().get();
        }

        try (EmbeddedKafka broker = EmbeddedKafka.start(data);
                Admin admin =
                        Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get()).containsExactly("news");
        }
    }
}
