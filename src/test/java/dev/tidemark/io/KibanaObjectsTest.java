package dev.tidemark.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.KibanaSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The import against a server that answers as Kibana does, or as it does not. */
class KibanaObjectsTest {
    private final List<String> requests = new ArrayList<>();
    private HttpServer server;
    private int status = 200;
    private String answer = "{\"successCount\":11,\"success\":true}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    String body =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    requests.add(
                            exchange.getRequestMethod()
                                    + " "
                                    + exchange.getRequestURI()
                                    + " xsrf="
                                    + exchange.getRequestHeaders().getFirst("kbn-xsrf")
                                    + "\n"
                                    + body);
                    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsTheWholeFileToTheImportBelowTheBasePathAndOverwrites() {
        assertThat(install("/desk/")).isEqualTo(11);
        assertThat(install("/desk")).isEqualTo(11);

        assertThat(requests).hasSize(2);
        assertThat(requests.get(0))
                .startsWith("POST /desk/api/saved_objects/_import?overwrite=true xsrf=tidemark\n--")
                .contains("name=\"file\"; filename=\"tidemark.ndjson\"")
                .contains("\"id\": \"tidemark-stance-now\"", "\"id\": \"tidemark-overnight\"")
                .contains("Who is moving now");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    200 | <html>a proxy</html>                       | answers, but is not Kibana; allowed: a running Kibana 7.10 or newer
                    200 | {"hello":1}                                 | answers, but is not Kibana; allowed: a running Kibana 7.10 or newer
                    503 | Kibana server is not ready yet              | HTTP 503: no reason given; allowed: a running Kibana 7.10 or newer
                    401 | {"message":"no"}                            | HTTP 401, login refused; allowed: a login in the environment variables TIDEMARK_ELASTICSEARCH_USERNAME, TIDEMARK_ELASTICSEARCH_PASSWORD, or an API key in TIDEMARK_ELASTICSEARCH_API_KEY
                    302 | elsewhere                                   | HTTP 302: no reason given; allowed: a running Kibana 7.10 or newer
                    400 | {"message":"expected a plain object value"} | HTTP 400: expected a plain object value; allowed: a running Kibana 7.10 or newer
                    200 | {"success":false,"successCount":10,"errors":[{"id":"x","type":"search","error":{"type":"conflict"}}]} | refuses search x: conflict; allowed: a running Kibana 7.10 or newer
                    """)
    void whateverElseAnswersIsOneClearLine(int status, String answer, String complaint) {
        this.status = status;
        this.answer = answer;

        assertThatThrownBy(() -> install(""))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("job file: kibana.url: " + url())
                .hasMessageEndingWith(complaint);
    }

    @Test
    void aPortWhereNobodyListensIsOneClearLine() {
        server.stop(0);

        assertThatThrownBy(() -> install(""))
                .isInstanceOf(InvalidInput.class)
                .hasMessageStartingWith("job file: kibana.url: " + url() + " does not answer: ");
    }

    private int install(String path) {
        return KibanaObjects.install(
                KibanaSettings.at(url() + path), ElasticsearchSettings.defaults());
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }
}
