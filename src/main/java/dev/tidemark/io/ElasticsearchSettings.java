package dev.tidemark.io;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tidemark.config.InvalidInput;
import java.io.Serializable;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The {@code elasticsearch:} section of a job file; every setting may be left out.
 *
 * @param hosts nodes of one cluster as {@code http(s)://host:port}; default {@value #DEFAULT_HOST}
 * @param bulkActions documents that fill a bulk, 1 to 10,000, default 500: fewer cost a round trip
 *     each, more make a refused or repeated bulk expensive
 * @param bulkMegabytes size that fills a bulk, in MB, 1 to 50, default 5: it is passed by at most
 *     one document, and Elasticsearch takes 100 MB
 * @param bulkIntervalSeconds age at which a bulk is sent though not full, 1 to 60, default 2: what
 *     dashboards lag behind at least
 * @param connectTimeoutSeconds to reach a node, 1 to 60, default 5
 * @param socketTimeoutSeconds to wait for a node's answer, 1 to 60, default 30: shorter than a slow
 *     bulk sends it twice, longer hides a node that hangs
 * @param outageSeconds for how long an Elasticsearch that is away or overloaded is asked again
 *     before the job restarts from its checkpoint, 0 to 100, default 90: a job being cancelled waits
 *     as long, plus one answer, and Flink ends a worker that needs more than 180 s
 * @param usernameVariable environment variable that holds the user's name, default {@value
 *     #DEFAULT_USERNAME_VARIABLE}; without it there is no login
 * @param passwordVariable the same for the password, default {@value #DEFAULT_PASSWORD_VARIABLE};
 *     neither is ever written in a job file
 */
public record ElasticsearchSettings(
        List<String> hosts,
        int bulkActions,
        int bulkMegabytes,
        int bulkIntervalSeconds,
        int connectTimeoutSeconds,
        int socketTimeoutSeconds,
        int outageSeconds,
        String usernameVariable,
        String passwordVariable)
        implements Serializable {

    /** Where Elasticsearch is looked for unless a job file says otherwise. */
    public static final String DEFAULT_HOST = "http://127.0.0.1:9200";

    /** The environment variable with the user's name unless a job file names another. */
    public static final String DEFAULT_USERNAME_VARIABLE = "TIDEMARK_ELASTICSEARCH_USERNAME";

    /** The environment variable with the password unless a job file names another. */
    public static final String DEFAULT_PASSWORD_VARIABLE = "TIDEMARK_ELASTICSEARCH_PASSWORD";

    /**
     * Checks every range.
     *
     * @throws InvalidInput naming the setting, for the first one that is out of it
     */
    public ElasticsearchSettings {
        if (hosts.isEmpty()) {
            throw invalid("hosts", "[]", "at least one http(s)://host:port");
        }
        hosts.forEach(ElasticsearchSettings::requireHost);
        hosts = List.copyOf(hosts);
        requireRange("bulkActions", bulkActions, 1, 10_000);
        requireRange("bulkMegabytes", bulkMegabytes, 1, 50);
        requireRange("bulkIntervalSeconds", bulkIntervalSeconds, 1, 60);
        requireRange("connectTimeoutSeconds", connectTimeoutSeconds, 1, 60);
        requireRange("socketTimeoutSeconds", socketTimeoutSeconds, 1, 60);
        requireRange("outageSeconds", outageSeconds, 0, 100);
        requireVariable("usernameVariable", usernameVariable);
        requireVariable("passwordVariable", passwordVariable);
    }

    /** All defaults: one unsecured node on this machine. */
    public static ElasticsearchSettings defaults() {
        return of(null, null, null, null, null, null, null, null, null);
    }

    /** All defaults, but other nodes. */
    public static ElasticsearchSettings at(String... hosts) {
        return of(List.of(hosts), null, null, null, null, null, null, null, null);
    }

    /** What a job file gives, defaults for the rest. */
    @JsonCreator
    public static ElasticsearchSettings of(
            @JsonProperty("hosts") @Nullable List<String> hosts,
            @JsonProperty("bulkActions") @Nullable Integer bulkActions,
            @JsonProperty("bulkMegabytes") @Nullable Integer bulkMegabytes,
            @JsonProperty("bulkIntervalSeconds") @Nullable Integer bulkIntervalSeconds,
            @JsonProperty("connectTimeoutSeconds") @Nullable Integer connectTimeoutSeconds,
            @JsonProperty("socketTimeoutSeconds") @Nullable Integer socketTimeoutSeconds,
            @JsonProperty("outageSeconds") @Nullable Integer outageSeconds,
            @JsonProperty("usernameVariable") @Nullable String usernameVariable,
            @JsonProperty("passwordVariable") @Nullable String passwordVariable) {
        return new ElasticsearchSettings(
                Objects.requireNonNullElse(hosts, List.of(DEFAULT_HOST)),
                Objects.requireNonNullElse(bulkActions, 500),
                Objects.requireNonNullElse(bulkMegabytes, 5),
                Objects.requireNonNullElse(bulkIntervalSeconds, 2),
                Objects.requireNonNullElse(connectTimeoutSeconds, 5),
                Objects.requireNonNullElse(socketTimeoutSeconds, 30),
                Objects.requireNonNullElse(outageSeconds, 90),
                Objects.requireNonNullElse(usernameVariable, DEFAULT_USERNAME_VARIABLE),
                Objects.requireNonNullElse(passwordVariable, DEFAULT_PASSWORD_VARIABLE));
    }

    static InvalidInput invalid(String setting, String value, String allowed) {
        return new InvalidInput("job file", "elasticsearch." + setting, value, allowed);
    }

    private static void requireRange(String setting, int value, int least, int most) {
        if (value < least || value > most) {
            throw invalid(setting, Integer.toString(value), least + " to " + most);
        }
    }

    private static void requireVariable(String setting, String value) {
        if (!value.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw invalid(setting, value, "the name of an environment variable");
        }
    }

    private static void requireHost(@Nullable String host) {
        String allowed = "http(s)://host:port, without user, path or query";
        if (host == null || host.isBlank()) {
            throw invalid("hosts", "nothing", allowed);
        }
        if (host.contains("@")) {
            // Whatever stands before the @ may be a password: not to be repeated.
            throw invalid("hosts", "an address with a user", allowed);
        }
        URI uri;
        try {
            uri = URI.create(host);
        } catch (IllegalArgumentException e) {
            throw invalid("hosts", host, allowed);
        }
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        boolean port = uri.getPort() >= 1 && uri.getPort() <= 65_535;
        boolean bare =
                uri.getHost() != null
                        && (uri.getPath().isEmpty() || uri.getPath().equals("/"))
                        && uri.getQuery() == null
                        && uri.getFragment() == null;
        if (!web || !port || !bare) {
            throw invalid("hosts", host, allowed);
        }
    }
}
