package dev.tidemark.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.tidemark.fetch.FetchAnswer.Failed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that send more than anybody can want, packed or not: each is cut off in little memory. */
@Timeout(60)
class FloodingServerTest {
    private static final String URL = "http://bad.example/feed";
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final int MEGABYTE = 1 << 20;

    private final PlayedWeb web = new PlayedWeb();

    @AfterEach
    void closeTheWeb() throws IOException {
        web.close();
    }

    @Test
    void aBodyWithoutEndIsCutOffInLittleMemory() throws IOException {
        byte[] megabyte = new byte[MEGABYTE];
        web.host(
                "bad.example",
                (request, out) -> {
                    out.send(OK + "\r\n");
                    while (true) {
                        out.send(megabyte);
                    }
                });

        assertRefusedInLittleMemory("larger than 10 MB", 16);
    }

    @Test
    void aBodyOfFiftyMegabytesIsRefusedBeforeItIsRead() throws IOException {
        byte[] megabyte = new byte[MEGABYTE];
        web.host(
                "bad.example",
                (request, out) -> {
                    out.send(OK + "Content-Length: " + 50 * MEGABYTE + "\r\n\r\n");
                    for (int i = 0; i < 50; i++) {
                        out.send(megabyte);
                    }
                });

        assertRefusedInLittleMemory("larger than 10 MB", 4);
    }

    @Test
    void theSameInChunksIsCutOff() throws IOException {
        String chunk = "100000\r\n" + "x".repeat(MEGABYTE) + "\r\n";
        web.host(
                "bad.example",
                (request, out) -> {
                    out.send(OK + "Transfer-Encoding: chunked\r\n\r\n");
                    for (int i = 0; i < 50; i++) {
                        out.send(chunk);
                    }
                });

        assertRefusedInLittleMemory("larger than 10 MB", 16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Encoding: gzip", "Content-Type: application/gzip"})
    void aDecompressionBombIsRefusedInLittleMemory(String header) throws IOException {
        byte[] bomb = Packed.zeros(200);
        assertThat(bomb).hasSizeLessThan(MEGABYTE);
        web.host("bad.example", (request, out) -> out.answer("200 OK\n" + header, bomb));

        assertRefusedInLittleMemory("decompresses to more than 100 times its size", 8);
    }

    @Test
    void aBombWithinABombIsRefused() throws IOException {
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(twice)) {
            out.write(Packed.zeros(200));
        }
        byte[] bomb = twice.toByteArray();
        web.host(
                "bad.example",
                (request, out) -> out.answer("200 OK\nContent-Encoding: gzip", bomb));

        assertRefusedInLittleMemory("decompresses to more than 100 times its size", 8);
    }

    @Test
    void whatDecompressesToTooMuchAtAHarmlessRatioIsRefused() throws IOException {
        byte[] body = Packed.noise(3, 10);
        assertThat(body).hasSizeLessThan(10 * MEGABYTE);
        web.host(
                "bad.example",
                (request, out) -> out.answer("200 OK\nContent-Encoding: gzip", body));

        assertRefusedInLittleMemory("larger than 20 MB after decompression", 32);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chunk size", "chunk extension", "header"})
    void aLineWithoutEndIsCutOffInLittleMemory(String where) throws IOException {
        byte[] endless = "0".repeat(MEGABYTE).getBytes(StandardCharsets.UTF_8);
        web.host(
                "bad.example",
                (request, out) -> {
                    out.send(OK);
                    out.send(
                            switch (where) {
                                case "chunk size" -> "Transfer-Encoding: chunked\r\n\r\n";
                                case "chunk extension" -> "Transfer-Encoding: chunked\r\n\r\n1;x=";
                                default -> "X-Long: ";
                            });
                    while (true) {
                        out.send(endless);
                    }
                });

        long before = allocated();
        Failed failed = (Failed) web.fetch(URL);

        assertThat(failed.why())
                .isEqualTo(where.equals("header") ? ErrorClass.PROTOCOL : ErrorClass.TOO_LARGE);
        assertThat(allocated() - before).isLessThan(4L * MEGABYTE);
    }

    private void assertRefusedInLittleMemory(String reason, int megabytes) {
        web.fetch("http://bad.example.invalid/"); // classes are loaded before it counts
        long before = allocated();
        FetchAnswer answer = web.fetch(URL);
        long used = allocated() - before;

        assertThat(answer).isEqualTo(new Failed(ErrorClass.TOO_LARGE, reason));
        assertThat(used)
                .as("bytes allocated, of which the peak is a part")
                .isLessThan((long) megabytes * MEGABYTE);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }
}
