package dev.tidemark.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Feeds that mean harm: nothing is opened, nothing grows, nothing takes more than its length. */
class HostileFeedTest {
    @Test
    void nothingThatADocumentNamesIsOpened(@TempDir Path dir) throws IOException {
        AtomicInteger visits = new AtomicInteger();
        HttpServer canary =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        canary.createContext(
                "/",
                exchange -> {
                    visits.incrementAndGet();
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        canary.start();
        try {
            String trap = "http://127.0.0.1:" + canary.getAddress().getPort() + "/trap";
            Path secret = Files.writeString(dir.resolve("secret"), "the combination is 1234");
            for (String document : traps(trap, secret.toUri().toString())) {
                ParsedFeed feed = Readings.feed(document);
                assertThat(feed.entries()).isNotEmpty();
                assertThat(feed.toString()).doesNotContain("1234");
            }
        } finally {
            canary.stop(0);
        }
        assertThat(visits).hasValue(0);
    }

    private static List<String> traps(String web, String file) {
        String item = "<item><title>T &x; &f; %p;</title><link>" + web + "</link></item>";
        return List.of(
                "<!DOCTYPE rss SYSTEM '" + web + "'>" + Readings.rss(item),
                "<!DOCTYPE rss PUBLIC '-//x//y' '" + web + "'>" + Readings.rss(item),
                "<!DOCTYPE rss [<!ENTITY x SYSTEM '"
                        + web
                        + "'><!ENTITY f SYSTEM '"
                        + file
                        + "'>]>"
                        + Readings.rss(item),
                "<!DOCTYPE rss [<!ENTITY % p SYSTEM '" + web + "'> %p;]>" + Readings.rss(item),
                "<?xml-stylesheet type='text/xsl' href='" + web + "'?>" + Readings.rss(item),
                "<rss xmlns:xi='http://www.w3.org/2001/XInclude' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
                        + " xsi:schemaLocation='"
                        + web
                        + " "
                        + web
                        + "'><channel><xi:include href='"
                        + file
                        + "' parse='text'/>"
                        + item
                        + "</channel></rss>",
                Readings.rss(
                        "<item><title>T</title><description><![CDATA[<img src='"
                                + web
                                + "'><iframe src='"
                                + file
                                + "'></iframe>x]]></description></item>"),
                "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='"
                        + web
                        + "'><entry><title>T</title><content src='"
                        + web
                        + "'/></entry></feed>");
    }

    @Test
    void declaredEntitiesAreNeverExpanded() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE rss [<!ENTITY l0 \"lol\">");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        String bomb = laughs + "]>" + Readings.rss("<item><title>&l9;</title></item>");
        String quadratic =
                "<!DOCTYPE rss [<!ENTITY a \""
                        + "a".repeat(50_000)
                        + "\">]>"
                        + Readings.rss(
                                "<item><title>T</title><description>"
                                        + "&a;".repeat(50_000)
                                        + "</description></item>");

        assertThat(Readings.feed(bomb).entries().get(0).title()).isEqualTo("&l9;");
        assertThat(Readings.feed(quadratic).entries().get(0).text())
                .startsWith("&a;&a;")
                .hasSizeLessThan(150_001);
    }

    @Test
    void aFeedBeyondTheLimitsIsRefusedWithTheLimit() {
        byte[] large = new byte[FeedLimits.DEFAULT.maxBytes() + 1];
        String many = Readings.rss("<item><title>x</title></item>".repeat(10_001));
        String manyInJson =
                "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":["
                        + "{\"title\":\"x\"},".repeat(10_001)
                        + "]}";

        assertThat(Readings.refused(large).cause()).isEqualTo(RefusedFeed.Cause.TOO_LARGE);
        assertThat(Readings.refused(many).reason()).isEqualTo("more than 10000 entries");
        assertThat(Readings.refused(manyInJson).reason()).isEqualTo("more than 10000 entries");
    }

    @Test
    void longTitlesAndTextsAreCut() {
        FeedEntry entry =
                Readings.item(
                        "<title>"
                                + "😀".repeat(2_000)
                                + "</title><description>"
                                + "word ".repeat(500_000)
                                + "</description>");

        assertThat(entry.title()).hasSize(1_000).isEqualTo("😀".repeat(500));
        assertThat(entry.text()).hasSizeLessThanOrEqualTo(100_000).endsWith("word");
    }

    static Stream<String> deep() {
        int levels = 100_000;
        return Stream.of(
                Readings.rss(
                        "<a>".repeat(levels)
                                + "</a>".repeat(levels)
                                + "<item><title>T</title></item>"),
                Readings.rss(
                        "<item><title>T</title><description>"
                                + "<div>".repeat(levels)
                                + "x"
                                + "</div>".repeat(levels)
                                + "</description></item>"),
                Readings.rss(
                        "<item><title>T</title><media:group>"
                                        .concat("<media:content>".repeat(levels))
                                + "</item>"),
                Readings.rss(
                        "<item><title>T</title><description><![CDATA["
                                + "<b><i>".repeat(levels)
                                + "x]]></description></item>"),
                "<rss><channel>".repeat(levels) + "<item><title>T</title></item>",
                "{\"title\":\"F\",\"items\":[{\"title\":\"T\"}],\"x\":"
                        + "[".repeat(levels)
                        + "]".repeat(levels)
                        + "}");
    }

    @ParameterizedTest
    @MethodSource("deep")
    void depthExhaustsNoStack(String document) {
        assertThat(Readings.feed(document).entries())
                .extracting(FeedEntry::title)
                .containsExactly("T");
    }

    /** Beginnings without an end, which a careless reader searches for anew each time. */
    static Stream<IntFunction<String>> growing() {
        return Stream.of(
                n -> "<!--".repeat(n),
                n -> "<![CDATA[".repeat(n) + "]]>",
                n -> "<?x ".repeat(n),
                n -> "<!DOCTYPE [".repeat(n),
                n -> "<!x '".repeat(n),
                n -> "<a b=\"".repeat(n),
                n -> "<a b='>".repeat(n),
                n -> "<a ".repeat(n),
                n -> "</".repeat(n),
                n -> "&".repeat(n) + "&#".repeat(n),
                n -> "<item>".repeat(n / 100) + "<title>".repeat(n),
                n -> "<item><title>t".repeat(n / 100) + "</x>".repeat(n),
                n -> "<item xmlns:a='b' xml:base='c/'>".repeat(n / 100),
                n -> "<a " + "b='c' ".repeat(n) + ">",
                n ->
                        "<a "
                                + Stream.iterate(0, i -> i + 1)
                                        .limit(n)
                                        .map(i -> "xmlns:p" + i + "='u'")
                                        .reduce("", (x, y) -> y)
                                + ">",
                n -> "<item><description>" + "<![CDATA[x]]><p>".repeat(n),
                n -> "<item><pubDate>" + "1:".repeat(n) + "</pubDate><title>x");
    }

    /**
     * Twice the input takes about twice the work. Work is allocated bytes, which any copying or searching of the rest shows
     * in, and which no other process changes.
     */
    @ParameterizedTest
    @MethodSource("growing")
    void theWorkIsInProportionToTheLength(IntFunction<String> shape) {
        long small = allocated(Readings.rss(shape.apply(20_000)));
        long large = allocated(Readings.rss(shape.apply(200_000)));

        assertThat(large).isLessThan(25 * small + 20_000_000);
    }

    private static long allocated(String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        var threads =
                (com.sun.management.ThreadMXBean)
                        java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(Readings.of(bytes)).isNotNull();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
