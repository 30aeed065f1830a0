package dev.tidemark.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fetch.FetchAnswer.Failed;
import dev.tidemark.fetch.FetchAnswer.Fetched;
import dev.tidemark.fetch.FetchAnswer.NotModified;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a well-behaved web answers, and what is made of it. */
class FeedClientTest {
    private static final String BODY = "<rss><channel><title>海の便り</title></channel></rss>";

    private final PlayedWeb web = new PlayedWeb();

    @AfterEach
    void closeTheWeb() throws IOException {
        web.close();
    }

    @Test
    void handsOverABodyWithAllThatIsNeededToAskAgain() throws IOException {
        web.host(
                "news.example",
                (request, out) ->
                        out.answer(
                                """
                                200 OK
                                Content-Type: Application/RSS+XML; Charset="Shift_JIS"
                                ETag: W/"tide-7"
                                Last-Modified: Sun, 01 Mar 2026 11:00:00 GMT
                                """,
                                BODY));

        Fetched fetched = fetched(web.fetch("http://news.example/feed.rdf?all=1"));

        assertThat(text(fetched)).isEqualTo(BODY);
        assertThat(fetched.contentType()).isEqualTo("application/rss+xml");
        assertThat(fetched.charset()).isEqualTo("Shift_JIS");
        assertThat(fetched.finalAddress()).isEqualTo("http://news.example/feed.rdf?all=1");
        assertThat(fetched.movedTo()).isNull();
        assertThat(fetched.validators())
                .isEqualTo(
                        new Validators(
                                "http://news.example/feed.rdf?all=1",
                                "W/\"tide-7\"",
                                "Sun, 01 Mar 2026 11:00:00 GMT"));
        RawServer.Request request = web.requests("news.example").get(0);
        assertThat(request.target()).isEqualTo("/feed.rdf?all=1");
        assertThat(request.headers())
                .containsEntry("host", "news.example")
                .containsEntry("user-agent", "Tidemark/0.1 (news monitor)")
                .containsEntry("accept-encoding", "gzip, deflate")
                .doesNotContainKeys(
                        "if-none-match", "if-modified-since", "authorization", "cookie", "referer");
    }

    @Test
    void asksWhetherAnythingIsNewAndBelievesThatNothingIs() throws IOException {
        web.host(
                "news.example",
                (request, out) ->
                        out.answer(
                                "\"7\"".equals(request.headers().get("if-none-match"))
                                                && "yesterday"
                                                        .equals(
                                                                request.headers()
                                                                        .get("if-modified-since"))
                                        ? "304 Not Modified"
                                        : "200 OK",
                                ""));

        Validators known = new Validators("http://news.example/feed", "\"7\"", "yesterday");

        assertThat(fetch("http://news.example/feed", known)).isEqualTo(new NotModified(null));
        assertThat(fetch("http://news.example/other", known))
                .as("they are of another address")
                .isInstanceOf(Fetched.class);
    }

    @Test
    void sendsValidatorsToTheAddressThatGaveThemAndToNoOtherHop() throws IOException {
        web.host("short.example", (request, out) -> out.redirect(302, "http://news.example/feed"));
        web.host("news.example", (request, out) -> out.answer("304 Not Modified", ""));

        FetchAnswer answer =
                fetch(
                        "http://short.example/x",
                        new Validators("http://news.example/feed", "\"7\"", null));

        assertThat(answer).isEqualTo(new NotModified(null));
        assertThat(web.requests("short.example").get(0).headers())
                .doesNotContainKey("if-none-match");
        assertThat(web.requests("news.example").get(0).headers())
                .containsEntry("if-none-match", "\"7\"");
    }

    @Test
    void doesNotBelieveThatNothingIsNewWhereItDidNotAsk() throws IOException {
        web.host("news.example", (request, out) -> out.answer("304 Not Modified", ""));

        assertThat(web.fetch("http://news.example/"))
                .isEqualTo(
                        new Failed(
                                ErrorClass.PROTOCOL, "answered 304 to an unconditional request"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "GZIP", "deflate", "raw", "plain file of gzip"})
    void undoesTheCompressionsThatItAskedFor(String how) throws IOException {
        byte[] compressed = compressed(BODY, how);
        String encoding =
                switch (how) {
                    case "raw" -> "Content-Encoding: deflate";
                    case "plain file of gzip" -> "Content-Type: application/octet-stream";
                    default -> "Content-Encoding: " + how;
                };
        web.host("news.example", (request, out) -> out.answer("200 OK\n" + encoding, compressed));

        assertThat(text(fetched(web.fetch("http://news.example/sitemap.xml.gz")))).isEqualTo(BODY);
    }

    @Test
    void takesABodyThatIsNotCompressedAlthoughItSaysSo() throws IOException {
        web.host(
                "news.example",
                (request, out) ->
                        out.answer(
                                "200 OK\nContent-Encoding: gzip",
                                request.target().equals("/empty") ? "" : BODY));

        assertThat(text(fetched(web.fetch("http://news.example/")))).isEqualTo(BODY);
        assertThat(text(fetched(web.fetch("http://news.example/empty")))).isEmpty();
    }

    @Test
    void readsAChunkedBodyToItsEnd() throws IOException {
        web.host(
                "news.example",
                (request, out) ->
                        out.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
                                .send("6;note=x\r\ntide i\r\n5\r\ns out\r\n0\r\n\r\n"));

        assertThat(text(fetched(web.fetch("http://news.example/")))).isEqualTo("tide is out");
    }

    @ParameterizedTest
    @CsvSource({
        "301, http://b.example/f",
        "308, http://b.example/f",
        "302,",
        "303,",
        "307,",
    })
    void followsARedirectAndReportsOnlyALastingOne(int status, String movedTo) throws IOException {
        web.host("a.example", (request, out) -> out.redirect(status, "http://b.example/f"));
        web.host("b.example", (request, out) -> out.answer("200 OK", BODY));

        Fetched fetched = fetched(web.fetch("http://a.example/"));

        assertThat(fetched.finalAddress()).isEqualTo("http://b.example/f");
        assertThat(fetched.movedTo()).isEqualTo(movedTo);
    }

    @Test
    void aLastingRedirectBehindAPassingOneIsNotTheFeedsOwn() throws IOException {
        web.host(
                "a.example",
                (request, out) -> {
                    switch (request.target()) {
                        case "/1" -> out.redirect(301, "2");
                        case "/2" -> out.redirect(302, "//a.example/3");
                        case "/3" -> out.redirect(301, "/4?x=1#part");
                        default -> out.answer("200 OK", BODY);
                    }
                });

        Fetched fetched = fetched(web.fetch("http://a.example/1"));

        assertThat(fetched.finalAddress()).isEqualTo("http://a.example/4?x=1");
        assertThat(fetched.movedTo()).isEqualTo("http://a.example/2");
    }

    @Test
    void asksAtTheRememberedAddress() throws IOException {
        web.host("a.example", (request, out) -> out.answer("404 Not Found", ""));
        web.host("b.example", (request, out) -> out.answer("200 OK", BODY));

        FetchAnswer answer =
                web.client(PlayedWeb.patient())
                        .fetch(
                                new FetchRequest(
                                        "http://a.example/",
                                        "http://b.example/",
                                        null,
                                        null,
                                        "*/*"));

        assertThat(fetched(answer).finalAddress()).isEqualTo("http://b.example/");
        assertThat(web.requests("a.example")).isEmpty();
    }

    @Test
    void sendsALoginToItsOwnOriginOnlyAndNeverShowsIt() throws IOException {
        String login = "desk:h%C3%BCgel";
        web.host(
                "a.example",
                (request, out) -> {
                    switch (request.target()) {
                        case "/1" -> out.redirect(301, "/2");
                        case "/2" -> out.redirect(301, "http://b.example/3");
                        default -> out.answer("404 Not Found", "");
                    }
                });
        web.host("b.example", (request, out) -> out.redirect(301, "http://x:y@c.example/4"));
        web.host("c.example", (request, out) -> out.answer("200 OK", BODY));

        FetchRequest request = FetchRequest.feed("http://" + login + "@a.example/1");
        Fetched fetched = fetched(web.client(PlayedWeb.patient()).fetch(request));

        assertThat(web.requests("a.example"))
                .hasSize(2)
                .allSatisfy(
                        asked ->
                                assertThat(asked.headers())
                                        .containsEntry("authorization", "Basic ZGVzazpow7xnZWw="));
        assertThat(web.requests("b.example").get(0).headers()).doesNotContainKey("authorization");
        assertThat(web.requests("c.example").get(0).headers()).doesNotContainKey("authorization");
        assertThat(fetched.movedTo()).isEqualTo("http://c.example/4");
        assertThat(request + fetched.finalAddress()).doesNotContain("desk", "gel", "x:y");
    }

    @Test
    void takesALoginOfTheEnvironmentAndKeepsItFromTheAddressThatTheFeedMovedTo()
            throws IOException {
        web.host("a.example", (request, out) -> out.answer("200 OK", BODY));
        web.host("b.example", (request, out) -> out.answer("200 OK", BODY));
        FeedClient client = web.client(PlayedWeb.patient());

        client.fetch(new FetchRequest("http://a.example/", null, "desk:pass:word", null, "*/*"));
        client.fetch(
                new FetchRequest(
                        "http://a.example/", "http://b.example/", "desk:pass:word", null, "*/*"));

        assertThat(web.requests("a.example").get(0).headers())
                .containsEntry("authorization", "Basic ZGVzazpwYXNzOndvcmQ=");
        assertThat(web.requests("b.example").get(0).headers()).doesNotContainKey("authorization");
    }

    @Test
    void keepsOnlyValidatorsThatCanBeSentBack() {
        assertThat(new Validators("http://a.example/", "\"潮\"", " "))
                .isEqualTo(new Validators("http://a.example/", null, null));
        assertThat(new Validators("http://a.example/", "x".repeat(501), "a\r\nb").etag()).isNull();
    }

    private FetchAnswer fetch(String url, Validators validators) {
        return web.client(PlayedWeb.patient())
                .fetch(new FetchRequest(url, null, null, validators, "*/*"));
    }

    private static Fetched fetched(FetchAnswer answer) {
        assertThat(answer).isInstanceOf(Fetched.class);
        return (Fetched) answer;
    }

    private static String text(Fetched fetched) {
        return new String(fetched.body(), StandardCharsets.UTF_8);
    }

    private static byte[] compressed(String text, String how) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out =
                Map.of("deflate", true, "raw", true).containsKey(how)
                        ? new DeflaterOutputStream(bytes, new Deflater(9, how.equals("raw")))
                        : new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
