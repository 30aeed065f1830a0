package dev.tidemark.io;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.config.InvalidInput;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of an address where no Elasticsearch is. */
class ElasticsearchCheckTest {
    @Test
    void aPortWhereNobodyListensIsOneClearLine() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        ElasticsearchSettings closed = ElasticsearchSettings.at("http://127.0.0.1:" + port);

        assertThatThrownBy(() -> ElasticsearchIndices.check(closed))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(
                        "job file: elasticsearch.hosts: http://127.0.0.1:"
                                + port
                                + " does not answer: Connection refused;"
                                + " allowed: a running Elasticsearch 7.10 to 7.17");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    200 | <html>a proxy</html>                                                            | answers, but is not Elasticsearch
                    200 | {"hello":"world"}                                                               | answers, but is not Elasticsearch
                    200 | {"version":{"number":"7.10.2","lucene_version":"8","distribution":"opensearch"}} | answers, but is not Elasticsearch
                    200 | {"version":{"number":"8.11.0","lucene_version":"9.8.0"}}                        | is version 8.11.0
                    200 | {"version":{"number":"7.9.3","lucene_version":"8.6.2"}}                         | is version 7.9.3
                    401 | {"error":{"reason":"missing authentication credentials"}}                       | HTTP 401, login refused
                    500 | {"error":{"reason":"out of order"}}                                             | HTTP 500: out of order
                    """)
    void anotherServerIsOneClearLine(int status, String body, String problem) throws Exception {
        HttpServer other =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext(
                "/",
                exchange -> {
                    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        other.start();
        try {
            String url = "http://127.0.0.1:" + other.getAddress().getPort();
            assertThatThrownBy(() -> ElasticsearchIndices.check(ElasticsearchSettings.at(url)))
                    .isInstanceOf(InvalidInput.class)
                    .hasMessageStartingWith(
                            "job file: elasticsearch.hosts: "
                                    + url
                                    + " "
                                    + problem
                                    + "; allowed: ");
        } finally {
            other.stop(0);
        }
    }
}
