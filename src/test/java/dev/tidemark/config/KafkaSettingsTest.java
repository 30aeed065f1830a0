package dev.tidemark.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tidemark.config.KafkaSettings.StartFrom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaSettingsTest {
    @Test
    void theShippedJobFileSaysTheDefaults() {
        JobFile live = JobFile.read(Path.of("jobs/live.yaml"));

        assertThat(live.kafka())
                .isEqualTo(
                        new KafkaSettings(
                                List.of("127.0.0.1:9092"),
                                "tidemark.items",
                                "tidemark",
                                StartFrom.EARLIEST,
                                "lz4",
                                1_000_000,
                                null,
                                Map.of()));
        assertThat(live.elasticsearch()).isEqualTo(ElasticsearchSettings.defaults());
        assertThat(JobFile.defaults().kafka()).isNull();
    }

    @Test
    void aJobFileCanSetEverything() throws IOException {
        String yaml =
                """
                bootstrapServers: ["a.example:9092", "[::1]:9093"]
                topic: news_1
                groupId: desk
                startFrom: committed
                compression: zstd
                maxRequestBytes: 16384
                rejectedTopic: news_rejected
                properties:
                  security.protocol: SASL_SSL
                  sasl.jaas.config: 'Module required username="me" password="${env:WORD}";'
                  ssl.truststore.password: ${env:STORE}
                  ssl.endpoint.identification.algorithm: https
                """;

        KafkaSettings settings = read(yaml);

        assertThat(settings.bootstrapServers()).containsExactly("a.example:9092", "[::1]:9093");
        assertThat(settings.topic()).isEqualTo("news_1");
        assertThat(settings.groupId()).isEqualTo("desk");
        assertThat(settings.startFrom()).isEqualTo(StartFrom.COMMITTED);
        assertThat(settings.compression()).isEqualTo("zstd");
        assertThat(settings.maxRequestBytes()).isEqualTo(16_384);
        assertThat(settings.rejectedTopic()).isEqualTo("news_rejected");
        assertThat(settings.properties())
                .hasSize(4)
                .containsEntry("ssl.truststore.password", "${env:STORE}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    bootstrapServers: []                  | bootstrapServers: []; allowed: a list of at least one host:port
                    bootstrapServers: [a]                 | bootstrapServers: a; allowed: host:port
                    bootstrapServers: ["a:99999"]         | bootstrapServers: a:99999; allowed: host:port
                    bootstrapServers: ["http://a:1"]      | bootstrapServers: http://a:1; allowed: host:port
                    bootstrapServers: [null]              | bootstrapServers: null; allowed: host:port
                    topic: a b                            | topic: a b; allowed: letters, digits, dots, dashes, underscores
                    rejectedTopic: a b                    | rejectedTopic: a b; allowed: letters, digits, dots, dashes, underscores
                    compression: rar                      | compression: rar; allowed: none, gzip, snappy, lz4, zstd
                    maxRequestBytes: 1000                 | maxRequestBytes: 1000; allowed: a whole number from 16384 to 16777216
                    startFrom: now                        | startFrom: now; allowed: earliest, latest or committed
                    properties: [a]                       | properties: ["a"]; allowed: a mapping of client settings to values
                    properties: {group.id: a}             | properties.group.id: not for a job file to set; allowed: names that begin with security., sasl., ssl. or client.
                    properties: {ssl.protocol: null}      | properties.ssl.protocol: null; allowed: a text, a number, true or false
                    """)
    void aWrongValueIsNamedWithWhatIsAllowed(String yaml, String line) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("job.yaml: kafka." + line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssl.key.password: hunter2",
                "ssl.keystore.key: hunter2",
                "sasl.jaas.config: 'Module required password=\"hunter2\";'",
                "sasl.jaas.config: 'Module required username=\"${env:ME}\" password=\"hunter2\";'",
                "sasl.jaas.config: 'Module required clientSecret=hunter2 x=\"${env:ME}\";'",
                "ssl.key.password: {hunter2: x}"
            })
    void aSecretWrittenOutIsRefusedAndNotRepeated(String property) {
        assertThatThrownBy(() -> read("properties: {" + property + "}"))
                .isInstanceOf(InvalidInput.class)
                .message()
                .contains("a secret; allowed: a reference such as ${env:NAME}")
                .doesNotContain("hunter2");
    }

    private static KafkaSettings read(String yaml) throws IOException {
        ObjectNode root = (ObjectNode) new YAMLMapper().readTree(yaml);
        YamlFile file = new YamlFile("job.yaml", root.objectNode().set("kafka", root));
        return Section.read(file, section -> section.section("kafka", KafkaSettings::read));
    }
}
