package dev.tidemark.embedded.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.config.InvalidInput;
import dev.tidemark.embedded.web.Progress.Phase;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is answered by the server of the page, and what the browser is forbidden. */
class GuardedPageTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Progress LIVE = new Progress(Phase.LIVE, 0, 1, null, 12, "desk");

    private final MonitorPage page = MonitorPage.start("--port", 0, () -> LIVE);

    @AfterEach
    void stop() {
        page.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/main.js",
                "/words.ja.json",
                "/tidemark.css",
                "/favicon.svg",
                "/echarts.js",
                "/api/progress"
            })
    void everyAnswerForbidsTheBrowserWhatThePageDoesNotNeed(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/web/index.html",
                "/..%2f..%2fetc%2fpasswd",
                "/log4j2.properties"
            })
    void whatIsNotListedIsNotServed(String path) throws Exception {
        assertThat(get(path).statusCode()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void nothingCanBeWritten(String method) throws Exception {
        HttpResponse<String> answer =
                HTTP.send(
                        HttpRequest.newBuilder(URI.create(page.url() + "/api/companies"))
                                .method(method, BodyPublishers.ofString("{}"))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 200",
        "127.0.0.1:8080, 200",
        "localhost:9, 200",
        "LOCALHOST, 200",
        "rebound.example.org, 403",
        "127.0.0.1.example.org, 403",
        "localhost.example.org:8080, 403",
        "evil@localhost:8080, 400",
        "'', 400"
    })
    void onlyNamesOfThisMachineAreAnswered(String host, int status) throws Exception {
        int port = URI.create(page.url()).getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request =
                    "GET /api/progress HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (status == 200) {
                assertThat(answer).startsWith("HTTP/1.1 200");
            } else {
                assertThat(answer).containsPattern("^HTTP/1.1 40[03]").doesNotContain("LIVE");
            }
        }
    }

    @Test
    void portOutOfRangeOrTakenIsOneClearLine() {
        int taken = URI.create(page.url()).getPort();

        assertThatThrownBy(() -> MonitorPage.start("--port", taken, () -> LIVE))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(
                        "page: --port: "
                                + taken
                                + " is in use or reserved; allowed: a free port, or 0 for any");
        assertThatThrownBy(() -> MonitorPage.start("--port", 65_536, () -> LIVE))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("allowed: 1 to 65535");
        assertThatThrownBy(() -> MonitorPage.start("--page", -1, () -> LIVE))
                .isInstanceOf(InvalidInput.class);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(page.url() + path)).build(),
                BodyHandlers.ofString());
    }
}
