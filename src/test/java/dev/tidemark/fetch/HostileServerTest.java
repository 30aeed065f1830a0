package dev.tidemark.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.config.FetchSettings;
import dev.tidemark.fetch.FetchAnswer.Failed;
import dev.tidemark.fetch.FetchAnswer.Fetched;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that stall, lie and break off: each ends in time, with its reason. */
@Timeout(60)
class HostileServerTest {
    private static final String URL = "http://bad.example/feed";
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private final PlayedWeb web = new PlayedWeb();

    @AfterEach
    void closeTheWeb() throws IOException {
        web.close();
    }

    @Test
    void anEndlessDripIsTooSlow() throws IOException {
        web.host(
                "bad.example",
                (request, out) -> {
                    out.send(OK + "\r\n");
                    for (int i = 0; i < 1_000; i++) {
                        out.send(".").hold(30);
                    }
                });

        Failed failed = inTime(PlayedWeb.nervous());

        assertThat(failed.why()).isEqualTo(ErrorClass.TOO_SLOW);
        assertThat(failed.reason()).matches("\\d+ bytes in 0\\.\\d s");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // says nothing at all
                OK, // stops within the headers
                OK + "Content-Length: 1000\r\n\r\n",
                OK + "Content-Length: 1000\r\n\r\n<rss>",
                OK + "Transfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n",
            })
    void silenceEndsTheFetch(String beforeIt) throws IOException {
        web.host(
                "bad.example",
                (request, out) -> {
                    out.send(beforeIt);
                    out.stall();
                });

        assertThat(inTime(PlayedWeb.nervous()))
                .isEqualTo(new Failed(ErrorClass.TIMEOUT, "silent for too long"));
    }

    @Test
    void headersThatDripEndAtTheDeadline() throws IOException {
        web.host(
                "bad.example",
                (request, out) -> {
                    out.send(OK);
                    for (int i = 0; i < 1_000; i++) {
                        out.send("X-" + i + ": y\r\n").hold(30);
                    }
                });

        assertThat(inTime(PlayedWeb.hasty()))
                .isEqualTo(new Failed(ErrorClass.TIMEOUT, "not finished within 0.8 s"));
    }

    @Test
    void theDeadlineIsForAllHopsTogether() throws IOException {
        // Each hop takes 0.2 s, less than any single limit.
        web.host(
                "bad.example",
                (request, out) -> {
                    out.hold(200);
                    out.redirect(302, request.target() + "x");
                });

        assertThat(inTime(PlayedWeb.hasty()))
                .isEqualTo(new Failed(ErrorClass.TIMEOUT, "not finished within 0.8 s"));
    }

    @Test
    void aNameServerThatDoesNotAnswerEndsTheFetchToo() {
        CountDownLatch over = new CountDownLatch(1);
        FeedClient client =
                web.client(
                        PlayedWeb.hasty(),
                        host -> {
                            try {
                                over.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                            throw new UnknownHostException(host);
                        });

        assertThat(client.fetch(FetchRequest.feed(URL)))
                .isEqualTo(
                        new Failed(
                                ErrorClass.DNS, "the name bad.example was not resolved in time"));
        over.countDown();
    }

    @Test
    void anAnswerThatIsCutOffIsNoAnswer() throws IOException {
        web.host(
                "bad.example",
                (request, out) -> {
                    switch (request.target()) {
                        case "/length" -> out.send(OK + "Content-Length: 99\r\n\r\n<rss>");
                        case "/chunk" ->
                                out.send(OK + "Transfer-Encoding: chunked\r\n\r\nff\r\n<rss>");
                        default -> out.send(OK + "Content-Le");
                    }
                });

        for (String path : new String[] {"length", "chunk", "head"}) {
            assertThat(web.fetch("http://bad.example/" + path))
                    .as(path)
                    .isEqualTo(new Failed(ErrorClass.PROTOCOL, "the answer is cut off"));
        }
    }

    @Test
    void ofABodyLongerThanItsLengthTheLengthCounts() throws IOException {
        web.host(
                "bad.example",
                (request, out) -> out.send(OK + "Content-Length: 5\r\n\r\n<rss>and more"));

        assertThat(((Fetched) web.fetch(URL)).body()).asString().isEqualTo("<rss>");
    }

    @Test
    void compressionThatIsBrokenOrWasNotAskedForIsRefused() throws IOException {
        web.host(
                "bad.example",
                (request, out) -> {
                    byte[] gzip = Packed.noise(1, 1);
                    switch (request.target()) {
                        case "/broken" -> {
                            gzip[10] ^= 0x7F;
                            gzip[11] ^= 0x7F;
                            out.answer("200 OK\nContent-Encoding: gzip", gzip);
                        }
                        case "/cut" ->
                                out.answer(
                                        "200 OK\nContent-Encoding: gzip", Arrays.copyOf(gzip, 500));
                        default -> out.answer("200 OK\nContent-Encoding: br", "brotli");
                    }
                });

        assertThat(web.fetch("http://bad.example/broken"))
                .isEqualTo(new Failed(ErrorClass.ENCODING, "the compression is broken"));
        assertThat(web.fetch("http://bad.example/cut"))
                .isEqualTo(new Failed(ErrorClass.PROTOCOL, "the answer is cut off"));
        assertThat(web.fetch("http://bad.example/br"))
                .isEqualTo(
                        new Failed(
                                ErrorClass.ENCODING,
                                "compressed as \"br\", and only gzip and deflate were asked for"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/1.1 abc OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nx",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nx",
                "\u0000\u0001\u0002",
                "\r\n\r\n\r\n",
            })
    void whatIsNotHttpIsAFailure(String sent) throws IOException {
        web.host("bad.example", (request, out) -> out.send(sent));

        assertThat(((Failed) web.fetch(URL)).why()).isEqualTo(ErrorClass.PROTOCOL);
    }

    @Test
    void redirectsWithoutEndAreGivenUp() throws IOException {
        web.host(
                "bad.example",
                (request, out) -> {
                    switch (request.target()) {
                        case "/self" -> out.redirect(301, "/self#again");
                        case "/ping" -> out.redirect(302, "/pong");
                        case "/pong" -> out.redirect(302, "/ping");
                        case "/nowhere" -> out.answer("302 Found", "");
                        case "/rubbish" -> out.redirect(302, "http://[::bad/");
                        // Sent as 24 KB, written out as 72 KB, and that would be remembered.
                        case "/long" -> out.redirect(301, "/" + "\u00E3\u0081\u0082".repeat(8_000));
                        default -> out.redirect(307, request.target() + "x");
                    }
                });

        assertThat(web.fetch("http://bad.example/self"))
                .isEqualTo(redirect("redirects in a loop at http://bad.example/self"));
        assertThat(web.fetch("http://bad.example/ping"))
                .isEqualTo(redirect("redirects in a loop at http://bad.example/ping"));
        assertThat(web.fetch("http://bad.example/nowhere"))
                .isEqualTo(redirect("redirects without saying where to"));
        assertThat(web.fetch("http://bad.example/rubbish"))
                .isEqualTo(redirect("redirects to something that is no address"));
        assertThat(web.fetch("http://bad.example/long"))
                .isEqualTo(redirect("redirects to something that is no address"));
        int before = web.requests("bad.example").size();
        assertThat(web.fetch("http://bad.example/more"))
                .isEqualTo(redirect("more than 5 redirects"));
        assertThat(web.requests("bad.example")).hasSize(before + 6);
    }

    @Test
    void aServerThatIsNotThereIsNoConnection() throws IOException {
        web.host("bad.example", (request, out) -> out.answer("200 OK", ""));
        web.close();

        assertThat(web.fetch(URL)).isEqualTo(new Failed(ErrorClass.CONNECTION, "no connection"));
        assertThat(web.fetch("http://nobody.example/"))
                .isEqualTo(new Failed(ErrorClass.DNS, "the name nobody.example does not resolve"));
    }

    @Test
    void anInterruptEndsTheFetchAndIsKept() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        web.host(
                "bad.example",
                (request, out) -> {
                    asked.countDown();
                    out.send(OK + "\r\n");
                    while (true) {
                        out.send("tick").hold(10);
                    }
                });
        AtomicReference<String> seen = new AtomicReference<>();
        Thread fetching =
                new Thread(
                        () -> {
                            FetchAnswer answer = web.fetch(URL);
                            seen.set(answer + " " + Thread.currentThread().isInterrupted());
                        });
        fetching.start();
        asked.await();
        fetching.interrupt();
        fetching.join();

        assertThat(seen.get())
                .isEqualTo(new Failed(ErrorClass.INTERRUPTED, "interrupted") + " true");
    }

    @Test
    void reasonsAreOneShortLineWithoutControls() {
        Failed failed =
                new Failed(ErrorClass.PROTOCOL, " a\r\nb\u001B[31m\u202Ec" + "x".repeat(900));

        assertThat(failed.reason()).startsWith("a b [31m cxx").hasSize(200).endsWith("…");
    }

    /** Fetches; the answer is there well before the server would end. */
    private Failed inTime(FetchSettings settings) {
        long start = System.nanoTime();
        FetchAnswer answer = web.client(settings).fetch(FetchRequest.feed(URL));
        assertThat((System.nanoTime() - start) / 1e9).isLessThan(10);
        return (Failed) answer;
    }

    private static Failed redirect(String reason) {
        return new Failed(ErrorClass.REDIRECT, reason);
    }
}
