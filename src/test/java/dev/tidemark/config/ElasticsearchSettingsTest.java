package dev.tidemark.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElasticsearchSettingsTest {
    @Test
    void whatAJobFileLeavesOutIsDefault() throws Exception {
        ElasticsearchSettings settings = read("bulkActions: 7");

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
                apiKeyVariable: KEY
                """;

        ElasticsearchSettings settings = read(yaml);

        assertThat(settings)
                .hasToString(
                        "ElasticsearchSettings[hosts=[http://a.example:9200,"
                                + " https://b.example:9243/], bulkActions=1, bulkMegabytes=2,"
                                + " bulkIntervalSeconds=3, connectTimeoutSeconds=4,"
                                + " socketTimeoutSeconds=5, outageSeconds=6,"
                                + " login=ElasticsearchLogin[usernameVariable=NAME,"
                                + " passwordVariable=WORD, passwordFile=null,"
                                + " apiKeyVariable=KEY, apiKeyFile=null], certificates=null]");
        assertThat(InstantiationUtil.clone(settings)).isEqualTo(settings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    bulkActions: 0             | bulkActions: 0; allowed: a whole number from 1 to 10000
                    bulkActions: 10001         | bulkActions: 10001; allowed: a whole number from 1 to 10000
                    bulkMegabytes: 0           | bulkMegabytes: 0; allowed: a whole number from 1 to 50
                    bulkMegabytes: 51          | bulkMegabytes: 51; allowed: a whole number from 1 to 50
                    bulkIntervalSeconds: 61    | bulkIntervalSeconds: 61; allowed: a whole number from 1 to 60
                    connectTimeoutSeconds: 0   | connectTimeoutSeconds: 0; allowed: a whole number from 1 to 60
                    socketTimeoutSeconds: 61   | socketTimeoutSeconds: 61; allowed: a whole number from 1 to 60
                    outageSeconds: -1          | outageSeconds: -1; allowed: a whole number from 0 to 100
                    usernameVariable: a b      | usernameVariable: something else (not shown); allowed: the name of an environment variable, not what is in it
                    certificates: gone.pem     | certificates: gone.pem is no file; allowed: path of a file with X.509 certificates in PEM
                    hosts: []                  | hosts: []; allowed: a list of at least one http(s)://host:port
                    hosts: [localhost]         | hosts: localhost; allowed: http(s)://host:port, without user, path or query
                    hosts: ["http://a.b"]      | hosts: http://a.b; allowed: http(s)://host:port, without user, path or query
                    hosts: ["ftp://a.b:9200"]  | hosts: ftp://a.b:9200; allowed: http(s)://host:port, without user, path or query
                    hosts: ["http://a.b:1/c"]  | hosts: http://a.b:1/c; allowed: http(s)://host:port, without user, path or query
                    hosts: ["http://a b:1"]    | hosts: http://a b:1; allowed: http(s)://host:port, without user, path or query
                    hosts: [null]              | hosts: null; allowed: http(s)://host:port, without user, path or query
                    """)
    void aValueOutOfRangeIsNamedWithWhatIsAllowed(String yaml, String line) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("job.yaml: elasticsearch." + line);
    }

    @Test
    void aPasswordInAnAddressIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> read("hosts: [\"http://desk:s3cret@a.example:9200\"]"))
                .isInstanceOf(InvalidInput.class)
                .message()
                .doesNotContain("s3cret")
                .contains("an address with a user");
    }

    private static ElasticsearchSettings read(String yaml) throws IOException {
        ObjectNode root = (ObjectNode) new YAMLMapper().readTree(yaml);
        YamlFile file = new YamlFile("job.yaml", root.objectNode().set("elasticsearch", root));
        return Section.read(
                file,
                section ->
                        section.section(
                                "elasticsearch",
                                own -> ElasticsearchSettings.read(own, Path.of(""))));
    }
}
