package dev.tidemark.io;

import dev.tidemark.config.Certificates;
import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.config.InvalidInput;
import java.net.URI;
import javax.net.ssl.SSLContext;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.RestClient;
import org.elasticsearch.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/** How the nodes of a cluster are reached: their addresses, whom we trust, who we are, the timeouts. */
public final class ElasticsearchAccess {
    private ElasticsearchAccess() {}

    /**
     * A client for few requests, with this process's login; connects at the first, the caller closes it.
     *
     * @throws InvalidInput when only one half of the login is in the environment, or a file of it cannot be read
     */
    public static RestClient client(ElasticsearchSettings settings) {
        return builder(settings, Authorization.of(settings)).build();
    }

    /** A client to be built, with a login that was read already. */
    static RestClientBuilder builder(
            ElasticsearchSettings settings, @Nullable Authorization authorization) {
        RestClientBuilder builder =
                RestClient.builder(hosts(settings))
                        .setRequestConfigCallback(
                                request ->
                                        request.setConnectTimeout(
                                                        settings.connectTimeoutSeconds() * 1000)
                                                .setSocketTimeout(
                                                        settings.socketTimeoutSeconds() * 1000));
        if (authorization != null) {
            builder.setDefaultHeaders(
                    new Header[] {new BasicHeader("Authorization", authorization.header())});
        }
        Certificates certificates = settings.certificates();
        if (certificates != null) {
            SSLContext trusting = certificates.trusted().sslContext();
            builder.setHttpClientConfigCallback(http -> http.setSSLContext(trusting));
        }
        return builder;
    }

    static HttpHost[] hosts(ElasticsearchSettings settings) {
        return settings.hosts().stream().map(ElasticsearchAccess::host).toArray(HttpHost[]::new);
    }

    /** The complaint about a setting that proves wrong only in use. */
    static InvalidInput invalid(String setting, String value, String allowed) {
        return new InvalidInput(InvalidInput.JOB_FILE, "elasticsearch." + setting, value, allowed);
    }

    private static HttpHost host(String address) {
        URI uri = URI.create(address);
        return new HttpHost(uri.getHost(), uri.getPort(), uri.getScheme());
    }
}
