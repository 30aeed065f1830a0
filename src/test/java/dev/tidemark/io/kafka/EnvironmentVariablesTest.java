package dev.tidemark.io.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.config.KafkaSettings;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class EnvironmentVariablesTest {
    @Test
    void aReferenceIsResolvedByTheClientAndNotBefore() {
        Properties access = access("${env:PATH}");

        assertThat(access).containsEntry("client.id", "${env:PATH}");
        assertThat(new AdminClientConfig(access).getString("client.id"))
                .isEqualTo(System.getenv("PATH"));
    }

    @Test
    void aVariableThatIsNotSetIsNamed() {
        assertThatThrownBy(() -> new AdminClientConfig(access("${env:TIDEMARK_NO_SUCH}")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("environment variable TIDEMARK_NO_SUCH is not set");
    }

    private static Properties access(String clientId) {
        Properties access =
                KafkaEdge.access(
                        new KafkaSettings(
                                List.of("127.0.0.1:9092"),
                                "news",
                                "desk",
                                KafkaSettings.StartFrom.EARLIEST,
                                KafkaSettings.DEFAULT_COMPRESSION,
                                KafkaSettings.DEFAULT_REQUEST_BYTES,
                                null,
                                Map.of("client.id", clientId)));
        access.put("bootstrap.servers", "127.0.0.1:9092");
        return access;
    }
}
