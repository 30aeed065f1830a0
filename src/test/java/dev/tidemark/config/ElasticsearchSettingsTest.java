package dev.tidemark.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Map;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElasticsearchSettingsTest {
    private static final YAMLMapper YAML = new YAMLMapper();

    @Test
    void whatAJobFileLeavesOutIsDefault() throws Exception {
        ElasticsearchSettings settings =
                YAML.readValue("bulkActions: 7", ElasticsearchSettings.class);

        assertThat(settings.bulkActions()).isEqualTo(7);
        assertThat(settings)
                .usingRecursiveComparison()
                .ignoringFields("bulkActions")
                .isEqualTo(ElasticsearchSettings.defaults());
        assertThat(settings.hosts()).containsExactly("http://127.0.0.1:9200");
    }

    @Test
    void aJobFileCanSetEverything() throws Exception {
        String yaml =
                """
                hosts: ["http://a.example:9200", "https://b.example:9243/"]
                bulkActions: 1
                bulkMegabytes: 2
                bulkIntervalSeconds: 3
                connectTimeoutSeconds: 4
                socketTimeoutSeconds: 5
                outageSeconds: 6
                usernameVariable: NAME
                passwordVariable: WORD
                """;

        ElasticsearchSettings settings = YAML.readValue(yaml, ElasticsearchSettings.class);

        assertThat(settings)
                .hasToString(
                        "ElasticsearchSettings[hosts=[http://a.example:9200,"
                                + " https://b.example:9243/], bulkActions=1, bulkMegabytes=2,"
                                + " bulkIntervalSeconds=3, connectTimeoutSeconds=4,"
                                + " socketTimeoutSeconds=5, outageSeconds=6,"
                                + " usernameVariable=NAME, passwordVariable=WORD]");
        assertThat(InstantiationUtil.clone(settings)).isEqualTo(settings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    bulkActions: 0             | bulkActions: 0; allowed: 1 to 10000
                    bulkActions: 10001         | bulkActions: 10001; allowed: 1 to 10000
                    bulkMegabytes: 0           | bulkMegabytes: 0; allowed: 1 to 50
                    bulkMegabytes: 51          | bulkMegabytes: 51; allowed: 1 to 50
                    bulkIntervalSeconds: 61    | bulkIntervalSeconds: 61; allowed: 1 to 60
                    connectTimeoutSeconds: 0   | connectTimeoutSeconds: 0; allowed: 1 to 60
                    socketTimeoutSeconds: 61   | socketTimeoutSeconds: 61; allowed: 1 to 60
                    outageSeconds: -1          | outageSeconds: -1; allowed: 0 to 100
                    usernameVariable: a b      | usernameVariable: a b; allowed: the name of an environment variable
                    hosts: []                  | hosts: []; allowed: at least one http(s)://host:port
                    hosts: [localhost]         | hosts: localhost; allowed: http(s)://host:port, without user, path or query
                    hosts: ["http://a.b"]      | hosts: http://a.b; allowed: http(s)://host:port, without user, path or query
                    hosts: ["ftp://a.b:9200"]  | hosts: ftp://a.b:9200; allowed: http(s)://host:port, without user, path or query
                    hosts: ["http://a.b:1/c"]  | hosts: http://a.b:1/c; allowed: http(s)://host:port, without user, path or query
                    hosts: ["http://a b:1"]    | hosts: http://a b:1; allowed: http(s)://host:port, without user, path or query
                    hosts: [null]              | hosts: nothing; allowed: http(s)://host:port, without user, path or query
                    """)
    void aValueOutOfRangeIsNamedWithWhatIsAllowed(String yaml, String line) {
        assertThatThrownBy(() -> YAML.readValue(yaml, ElasticsearchSettings.class))
                .rootCause()
                .isInstanceOf(InvalidInput.class)
                .hasMessage("job file: elasticsearch." + line);
    }

    @Test
    void aPasswordInAnAddressIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> ElasticsearchSettings.at("http://desk:s3cret@a.example:9200"))
                .isInstanceOf(InvalidInput.class)
                .message()
                .doesNotContain("s3cret")
                .contains("an address with a user");
    }

    @Test
    void theLoginComesFromTheEnvironmentAndIsNeverPrinted() {
        Map<String, String> environment =
                Map.of(
                        "TIDEMARK_ELASTICSEARCH_USERNAME", "desk",
                        "TIDEMARK_ELASTICSEARCH_PASSWORD", "s3cret");

        ElasticsearchAccess.Login login =
                ElasticsearchAccess.login(ElasticsearchSettings.defaults(), environment::get);

        assertThat(login).isEqualTo(new ElasticsearchAccess.Login("desk", "s3cret"));
        assertThat(login.toString()).doesNotContain("s3cret", "desk");
        assertThat(ElasticsearchAccess.login(ElasticsearchSettings.defaults(), name -> null))
                .isNull();
    }

    @Test
    void halfALoginIsRefused() {
        Map<String, String> environment = Map.of("TIDEMARK_ELASTICSEARCH_USERNAME", "desk");

        assertThatThrownBy(
                        () ->
                                ElasticsearchAccess.login(
                                        ElasticsearchSettings.defaults(), environment::get))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(
                        "job file: elasticsearch.passwordVariable:"
                                + " TIDEMARK_ELASTICSEARCH_PASSWORD is not set;"
                                + " allowed: both variables set, or neither");
    }
}
