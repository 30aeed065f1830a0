package dev.tidemark.embedded.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.embedded.web.Progress.Phase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of the page over real HTTP. */
class PageFileTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final MonitorPage page =
            MonitorPage.start("--port", 0, () -> new Progress(Phase.LIVE, 0, 1, null, 0, "desk"));

    @AfterEach
    void stop() {
        page.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html",
        "/main.js, text/javascript",
        "/echarts.js, text/javascript",
        "/tidemark.css, text/css",
        "/words.ja.json, application/json",
        "/favicon.svg, image/svg+xml"
    })
    void fileIsOfItsType(String path, String type) throws Exception {
        HttpResponse<byte[]> answer = get(path, "If-None-Match", "W/\"of another version\"");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isNotEmpty();
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "\"a\", %s", "W/\"b\",%s , \"c\""})
    void fileThatABrowserHasIsNotSentAgain(String had) throws Exception {
        String tag = get("/echarts.js", "Accept", "*/*").headers().firstValue("ETag").orElseThrow();

        HttpResponse<byte[]> answer = get("/echarts.js", "If-None-Match", had.formatted(tag));

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("ETag")).hasValue(tag);
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(get("/main.js", "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void largeFileTravelsCompressedToOneWhoUnpacks() throws Exception {
        HttpResponse<byte[]> packed = get("/echarts.js", "Accept-Encoding", "gzip, br");
        HttpResponse<byte[]> plain = get("/echarts.js", "Accept-Encoding", "identity");

        assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(packed.body().length).isLessThan(plain.body().length / 2);
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    }

    private HttpResponse<byte[]> get(String path, String header, String value) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(page.url() + path)).header(header, value).build();
        return HTTP.send(request, BodyHandlers.ofByteArray());
    }
}
