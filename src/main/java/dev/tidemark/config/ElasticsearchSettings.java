package dev.tidemark.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
 * @param login where the login is found; none of it is ever written in a job file
 * @param certificates trusted besides the platform's, from the PEM file that {@code certificates}
 *     names; null: none
 */
public record ElasticsearchSettings(
        List<String> hosts,
        int bulkActions,
        int bulkMegabytes,
        int bulkIntervalSeconds,
        int connectTimeoutSeconds,
        int socketTimeoutSeconds,
        int outageSeconds,
        ElasticsearchLogin login,
        @Nullable Certificates certificates)
        implements Serializable {

    /** Where Elasticsearch is looked for unless a job file says otherwise. */
    public static final String DEFAULT_HOST = "http://127.0.0.1:9200";

    static ElasticsearchSettings read(Section section, Path folder) {
        return new ElasticsearchSettings(
                hosts(section),
                section.whole("bulkActions", 500, 1, 10_000),
                section.whole("bulkMegabytes", 5, 1, 50),
                section.whole("bulkIntervalSeconds", 2, 1, 60),
                section.whole("connectTimeoutSeconds", 5, 1, 60),
                section.whole("socketTimeoutSeconds", 30, 1, 60),
                section.whole("outageSeconds", 90, 0, 100),
                ElasticsearchLogin.read(section, folder),
                Certificates.read(section, "certificates", folder));
    }

    /** All defaults: one unsecured node on this machine. */
    public static ElasticsearchSettings defaults() {
        return Section.defaults(section -> read(section, Path.of("")));
    }

    /** All defaults, but other nodes. */
    public static ElasticsearchSettings at(String... hosts) {
        ElasticsearchSettings others = defaults();
        return new ElasticsearchSettings(
                List.of(hosts),
                others.bulkActions,
                others.bulkMegabytes,
                others.bulkIntervalSeconds,
                others.connectTimeoutSeconds,
                others.socketTimeoutSeconds,
                others.outageSeconds,
                others.login,
                others.certificates);
    }

    /** The same settings with another patience. */
    public ElasticsearchSettings withOutageSeconds(int seconds) {
        return new ElasticsearchSettings(
                hosts,
                bulkActions,
                bulkMegabytes,
                bulkIntervalSeconds,
                connectTimeoutSeconds,
                socketTimeoutSeconds,
                seconds,
                login,
                certificates);
    }

    private static List<String> hosts(Section section) {
        JsonNode list = section.tree("hosts");
        if (list == null) {
            return List.of(DEFAULT_HOST);
        }
        if (!list.isArray() || list.isEmpty()) {
            throw section.invalid("hosts", list, "a list of at least one http(s)://host:port");
        }
        List<String> hosts = new ArrayList<>();
        for (JsonNode host : list) {
            hosts.add(host(section, host));
        }
        return List.copyOf(hosts);
    }

    private static String host(Section section, JsonNode node) {
        String allowed = "http(s)://host:port, without user, path or query";
        if (!node.isTextual() || node.textValue().isBlank()) {
            throw section.invalid("hosts", node, allowed);
        }
        if (node.textValue().contains("@")) {
            // Whatever stands before the @ may be a password: not to be repeated.
            throw section.invalid("hosts", TextNode.valueOf("an address with a user"), allowed);
        }
        URI uri;
        try {
            uri = URI.create(node.textValue());
        } catch (IllegalArgumentException e) {
            throw section.invalid("hosts", node, allowed);
        }
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        boolean port = uri.getPort() >= 1 && uri.getPort() <= 65_535;
        boolean bare =
                uri.getHost() != null
                        && (uri.getPath().isEmpty() || uri.getPath().equals("/"))
                        && uri.getQuery() == null
                        && uri.getFragment() == null;
        if (!web || !port || !bare) {
            throw section.invalid("hosts", node, allowed);
        }
        return node.textValue();
    }
}
