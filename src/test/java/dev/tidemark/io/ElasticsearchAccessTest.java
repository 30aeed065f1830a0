package dev.tidemark.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.config.InvalidInput;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ElasticsearchAccessTest {
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
                                + " allowed: both variables set, or neither, in every process that"
                                + " writes");
    }
}
