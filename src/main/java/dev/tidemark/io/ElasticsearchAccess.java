package dev.tidemark.io;

import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.config.InvalidInput;
import java.net.URI;
import java.util.function.UnaryOperator;
import org.apache.http.HttpHost;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/** How the nodes of a cluster are reached: their addresses, the login, the timeouts. */
final class ElasticsearchAccess {
    private ElasticsearchAccess() {}

    /** A name and a password; the text form shows neither. */
    record Login(String username, String password) {
        @Override
        public String toString() {
            return "Login[hidden]";
        }
    }

    /** The environment of this process, as far as the platform shows it. */
    @SuppressWarnings("NullAway") // getenv answers null for a variable that is not set
    static @Nullable Login login(ElasticsearchSettings settings) {
        return login(settings, System::getenv);
    }

    /** Reads the login from the environment; null when neither variable is set. */
    static @Nullable Login login(
            ElasticsearchSettings settings, UnaryOperator<@Nullable String> environment) {
        String username = environment.apply(settings.usernameVariable());
        String password = environment.apply(settings.passwordVariable());
        if (username == null && password == null) {
            return null;
        }
        if (username == null) {
            throw missing("usernameVariable", settings.usernameVariable());
        }
        if (password == null) {
            throw missing("passwordVariable", settings.passwordVariable());
        }
        return new Login(username, password);
    }

    static HttpHost[] hosts(ElasticsearchSettings settings) {
        return settings.hosts().stream().map(ElasticsearchAccess::host).toArray(HttpHost[]::new);
    }

    /** A client for a few administrative requests; the caller closes it. */
    static RestClient client(ElasticsearchSettings settings) {
        RestClientBuilder builder =
                RestClient.builder(hosts(settings))
                        .setRequestConfigCallback(
                                request ->
                                        request.setConnectTimeout(
                                                        settings.connectTimeoutSeconds() * 1000)
                                                .setSocketTimeout(
                                                        settings.socketTimeoutSeconds() * 1000));
        Login login = login(settings);
        if (login != null) {
            BasicCredentialsProvider credentials = new BasicCredentialsProvider();
            credentials.setCredentials(
                    AuthScope.ANY,
                    new UsernamePasswordCredentials(login.username(), login.password()));
            builder.setHttpClientConfigCallback(
                    http -> http.setDefaultCredentialsProvider(credentials));
        }
        return builder.build();
    }

    /** The complaint about a setting that proves wrong only in use. */
    static InvalidInput invalid(String setting, String value, String allowed) {
        return new InvalidInput(InvalidInput.JOB_FILE, "elasticsearch." + setting, value, allowed);
    }

    private static HttpHost host(String address) {
        URI uri = URI.create(address);
        return new HttpHost(uri.getHost(), uri.getPort(), uri.getScheme());
    }

    /** The complaint about one half of a login, or about none where one is needed. */
    static InvalidInput missing(String setting, String variable) {
        return invalid(
                setting,
                variable + " is not set",
                "both variables set, or neither, in every process that writes");
    }
}
