package dev.tidemark.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.config.ElasticsearchLogin;
import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.config.InvalidInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorizationTest {
    private static final String USER = "TIDEMARK_ELASTICSEARCH_USERNAME";
    private static final String PASSWORD = "TIDEMARK_ELASTICSEARCH_PASSWORD";
    private static final String API_KEY = "TIDEMARK_ELASTICSEARCH_API_KEY";

    private final ElasticsearchLogin login = ElasticsearchSettings.defaults().login();

    @Test
    void theLoginComesFromTheEnvironmentAndIsNeverPrinted() {
        Authorization found = of(Map.of(USER, "desk", PASSWORD, "s3cret"));

        assertThat(found.header()).isEqualTo("Basic ZGVzazpzM2NyZXQ=");
        assertThat(found.toString()).doesNotContain("s3cret", "desk", "ZGVz");
        assertThat(of(Map.of())).isNull();
    }

    @Test
    void anApiKeyIsTakenAsAPairAndEncoded() {
        assertThat(of(Map.of(API_KEY, "id:k-e_y")).header()).isEqualTo("ApiKey aWQ6ay1lX3k=");
        assertThat(of(Map.of(API_KEY, "aWQ6ay1lX3k=\n")).header()).isEqualTo("ApiKey aWQ6ay1lX3k=");
    }

    @Test
    void whatIsNoApiKeyIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> of(Map.of(API_KEY, "ApiKey s3cret")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("apiKeyVariable: holds something else (not shown)")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aPasswordMayBeInAFile(@TempDir Path dir) throws Exception {
        Path file = Files.writeString(dir.resolve("word"), "s3cret\nnot this\n");

        assertThat(
                        Authorization.of(
                                        new ElasticsearchLogin(
                                                USER, PASSWORD, file.toString(), API_KEY, null),
                                        Map.of(USER, "desk")::get)
                                .header())
                .isEqualTo("Basic ZGVzazpzM2NyZXQ=");
        assertThatThrownBy(
                        () ->
                                Authorization.of(
                                        new ElasticsearchLogin(
                                                USER, PASSWORD, file + ".gone", API_KEY, null),
                                        Map.of(USER, "desk")::get))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("elasticsearch.passwordFile: ")
                .hasMessageContaining("no such file");
    }

    @Test
    void halfALoginIsRefused() {
        assertThatThrownBy(() -> of(Map.of(USER, "desk")))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(
                        "job file: elasticsearch.passwordVariable:"
                                + " TIDEMARK_ELASTICSEARCH_PASSWORD is not set;"
                                + " allowed: both variables set, or neither, in every process that"
                                + " writes");
    }

    @Test
    void twoLoginsAreRefused() {
        assertThatThrownBy(() -> of(Map.of(USER, "desk", PASSWORD, "s3cret", API_KEY, "id:key")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("allowed: a user with a password, or an API key");
    }

    private Authorization of(Map<String, String> environment) {
        return Authorization.of(login, environment::get);
    }
}
