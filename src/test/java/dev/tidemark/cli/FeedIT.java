package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tidemark feed} as a user types it. */
class FeedIT {
    private static final String RSS =
            "<rss version='2.0'><channel><title>Lab</title><item><title>R&amp;amp;D opens its model</title>"
                    + "<link>https://lab.example/1</link><pubDate>Tue, 02 Jan 2024 03:04:05 JST</pubDate></item>"
                    + "<item><link>https://lab.example/2</link></item></channel></rss>";

    @TempDir Path dir;

    @Test
    void itemsArePrintedAndEachRefusedFileIsToldInOneLine() throws IOException {
        Files.createDirectories(dir.resolve("b/deep"));
        Files.writeString(dir.resolve("a.xml"), RSS);
        try (OutputStream packed =
                new GZIPOutputStream(Files.newOutputStream(dir.resolve("b/deep/j.xml.gz")))) {
            packed.write(
                    "<?xml version='1.0' encoding='Shift_JIS'?><rss><channel><item><title>①公開</title></item></channel></rss>"
                            .getBytes(Charset.forName("windows-31j")));
        }
        Files.writeString(
                dir.resolve("b/login.html"),
                "<html><head><title>Log\u001b[2Jin</title></head></html>");
        Files.writeString(dir.resolve("c.xml"), "");
        Files.write(dir.resolve("d.gz"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
        Run run = Run.of("feed", dir.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out().lines().toList())
                .hasSize(2)
                .anyMatch(
                        line ->
                                line.contains("\"R&amp;D opens its model\"")
                                        && line.contains("2024-01-01T18:04:05Z"))
                .anyMatch(line -> line.contains("①公開"));
        assertThat(run.err().lines().toList())
                .hasSize(4)
                .anyMatch(line -> line.contains("login.html: refused: a web page, no feed"))
                .anyMatch(line -> line.contains("c.xml: refused: empty"))
                .anyMatch(line -> line.contains("d.gz: refused: damaged"))
                .anyMatch(line -> line.equals("feeds 5, refused 3; items 2, refused entries 1"));
        assertThat(run.err()).doesNotContain("\u001b", "Exception", "\tat ");
    }

    @Test
    void healthTellsWhatWasFoundAndVerboseWhatWasNotTaken() throws IOException {
        Path file = Files.writeString(dir.resolve("a.xml"), RSS.replace("</channel>", ""));
        Run run = Run.of("feed", "--health", "--verbose", file.toString());

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .isEqualTo(
                        file
                                + ": RSS 2.0, UTF-8 (by default), entries 1, refused 1, dates: 1 second;"
                                + " malformed: line 1: <channel> is never closed\n");
        assertThat(run.err()).contains("entry 2: neither title nor text");
    }

    @Test
    void itemsCanBeReplayed() throws IOException {
        Path newest = Files.writeString(dir.resolve("a.xml"), RSS);
        Path oldest =
                Files.writeString(
                        dir.resolve("b.xml"), RSS.replace("2024", "2023").replace("/1<", "/0<"));
        String items = Run.of("feed", "--sort", newest.toString(), oldest.toString()).out();
        Path archive = Files.writeString(dir.resolve("items.jsonl"), items);
        Run run = Run.of("replay", archive.toString(), "--out", dir.resolve("out").toString());

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("read 2 = ").contains("late 0").contains("rejected 0");
        assertThat(Files.readString(dir.resolve("out/items.jsonl")))
                .contains("R&D opens its model");
    }

    @Test
    void wrongUsageIsToldInOneLine() {
        for (String[] arguments :
                new String[][] {
                    {"feed"},
                    {"feed", dir + "/none.xml"},
                    {"feed", "file:///etc/passwd"},
                    {"feed", "gopher://x"}
                }) {
            Run run = Run.of(arguments);
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err().lines()).hasSize(1);
        }
    }
}
