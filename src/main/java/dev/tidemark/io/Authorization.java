package dev.tidemark.io;

import dev.tidemark.config.ElasticsearchLogin;
import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.config.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Who we are to Elasticsearch and Kibana; the text form does not show it.
 *
 * @param header value of the header of that name
 */
record Authorization(String header) {
    private static final String ONE_OF_BOTH = "a user with a password, or an API key";
    private static final String KEY_FORM = "id:key, or the encoded form that Elasticsearch shows";

    /**
     * Finds the login in this process's environment and files.
     *
     * @return null when there is none
     * @throws InvalidInput for half a login, two of them, or a file that cannot be read
     */
    @SuppressWarnings("NullAway") // getenv answers null for a variable that is not set
    static @Nullable Authorization of(ElasticsearchSettings settings) {
        return of(settings.login(), System::getenv);
    }

    static @Nullable Authorization of(
            ElasticsearchLogin login, UnaryOperator<@Nullable String> environment) {
        String username = environment.apply(login.usernameVariable());
        String password =
                secret(
                        login.passwordVariable(),
                        login.passwordFile(),
                        "elasticsearch.passwordFile",
                        environment);
        String apiKey =
                secret(
                        login.apiKeyVariable(),
                        login.apiKeyFile(),
                        "elasticsearch.apiKeyFile",
                        environment);
        if (apiKey != null && (username != null || password != null)) {
            throw ElasticsearchAccess.invalid(
                    login.apiKeyFile() == null ? "apiKeyVariable" : "apiKeyFile",
                    "there is a user or password, too",
                    ONE_OF_BOTH);
        }
        if (apiKey != null) {
            return new Authorization("ApiKey " + encoded(login, apiKey));
        }
        if (username == null && password == null) {
            return null;
        }
        if (username == null) {
            throw missing("usernameVariable", login.usernameVariable());
        }
        if (password == null) {
            throw missing("passwordVariable", login.passwordVariable());
        }
        return new Authorization("Basic " + base64(username + ":" + password));
    }

    /** Where the login is looked for, for messages. */
    static String places(ElasticsearchSettings settings) {
        ElasticsearchLogin login = settings.login();
        String password = login.passwordFile() == null ? login.passwordVariable() : "a file";
        String apiKey = login.apiKeyFile() == null ? login.apiKeyVariable() : "a file";
        return "a login in the environment variables %s, %s, or an API key in %s"
                .formatted(login.usernameVariable(), password, apiKey);
    }

    /** The complaint about one half of a login, or about none where one is needed. */
    static InvalidInput missing(String setting, String variable) {
        return ElasticsearchAccess.invalid(
                setting,
                variable + " is not set",
                "both variables set, or neither, in every process that writes");
    }

    @Override
    public String toString() {
        return "Authorization[hidden]";
    }

    private static @Nullable String secret(
            String variable,
            @Nullable String file,
            String setting,
            UnaryOperator<@Nullable String> environment) {
        return file == null
                ? environment.apply(variable)
                : SecretFile.firstLine(
                        file, setting, "a readable file with the secret in its first line");
    }

    private static String encoded(ElasticsearchLogin login, String apiKey) {
        String key = apiKey.strip();
        boolean isPair = key.matches("[!-9;-~]+:[!-9;-~]+");
        if (!isPair && !key.matches("[A-Za-z0-9+/_-]+={0,2}")) {
            throw ElasticsearchAccess.invalid(
                    login.apiKeyFile() == null ? "apiKeyVariable" : "apiKeyFile",
                    "holds something else (not shown)",
                    KEY_FORM);
        }
        return isPair ? base64(key) : key;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
