package dev.tidemark.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.io.ItemParser;
import dev.tidemark.io.Parsed;
import dev.tidemark.model.NewsItem;
import dev.tidemark.model.RawRecord;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Valid feeds with damage of every kind: nothing throws, nothing is invented, and archive lines give the same items. */
class FeedFuzzTest {
    private static final int ROUNDS = 6_000;
    private static final int ENTRIES = 6;
    private static final List<String> CHARSETS =
            List.of(
                    "UTF-8",
                    "windows-31j",
                    "x-eucJP-Open",
                    "x-windows-iso2022jp",
                    "UTF-16LE",
                    "GB18030");
    private static final List<String> LABELS =
            List.of(
                    "UTF-8",
                    "Shift_JIS",
                    "EUC-JP",
                    "ISO-2022-JP",
                    "UTF-16",
                    "UTF-7",
                    "IBM037",
                    "x");
    private static final List<String> PIECES =
            List.of(
                    "<",
                    ">",
                    "&",
                    "&amp;",
                    "&#x110000;",
                    "&lt;b&gt;",
                    "\"",
                    "'",
                    "]]>",
                    "<![CDATA[",
                    "<!--",
                    "-->",
                    "<!DOCTYPE x [",
                    "<?",
                    "</item>",
                    "<item>",
                    "</entry>",
                    "<title>",
                    "</channel>",
                    "<rss>",
                    "\0",
                    "\u202e",
                    "\ud800",
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    "\\u0000",
                    "xmlns='x'",
                    "<html>",
                    "\u001b$B");

    @Test
    void noDamageThrowsAndWhatIsReadCanBeWrittenAndReadBack() {
        Random random = new Random(20261122);
        ItemParser archive = new ItemParser(Readings.LATEST, 1 << 20);
        int entries = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = damaged(random);
            String header =
                    random.nextInt(3) == 0 ? "text/xml; charset=" + any(random, LABELS) : null;
            FeedReading reading = Readings.of(bytes, header, "https://press.example/feed");
            if (reading instanceof RefusedFeed refused) {
                assertThat(refused.cause())
                        .as("round %d: %s", round, refused.reason())
                        .isNotEqualTo(RefusedFeed.Cause.FAULT);
                assertThat(refused.reason()).isNotBlank().doesNotContain("\n").hasSizeLessThan(300);
            } else if (reading instanceof ParsedFeed feed) {
                entries += feed.entries().size();
                for (FeedEntry entry : feed.entries()) {
                    assertThat(entry.title().length() + entry.text().length())
                            .isPositive()
                            .isLessThanOrEqualTo(3 * bytes.length);
                    readBack(archive, entry);
                }
            }
        }
        assertThat(entries)
                .as("most of what is damaged is still read")
                .isGreaterThan(ROUNDS * ENTRIES / 2);
    }

    @Test
    void anUndamagedFeedGivesEachEntryOnceInItsOrder() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            SampleFeed format = any(random, List.of(SampleFeed.values()));
            List<SampleFeed.Entry> entries =
                    SampleFeed.entries(
                            random.nextInt(200), "見出し", "本文 ".repeat(random.nextInt(50) + 1));

            assertThat(Readings.feed(format.of(entries)).entries())
                    .extracting(FeedEntry::url)
                    .containsExactlyElementsOf(
                            entries.stream().map(SampleFeed.Entry::link).toList());
        }
    }

    private static void readBack(ItemParser archive, FeedEntry entry) {
        byte[] line = ItemLine.of(entry).getBytes(StandardCharsets.UTF_8);
        Parsed parsed = archive.parse(new RawRecord(line, line.length, "a:1", null, false));
        assertThat(parsed).as(entry.toString()).isInstanceOf(Parsed.Accepted.class);
        NewsItem item = ((Parsed.Accepted) parsed).item();
        assertThat(item.id()).isEqualTo(entry.id());
        assertThat(item.title()).isEqualTo(entry.title());
        assertThat(item.text()).isEqualTo(entry.text());
        assertThat(item.url()).isEqualTo(entry.url());
        assertThat(item.lang()).isEqualTo(entry.lang());
        assertThat(item.publishedAt()).isEqualTo(entry.publishedAt());
        assertThat(item.dateQuality()).isEqualTo(entry.dateQuality());
    }

    private static byte[] damaged(Random random) {
        String document =
                any(random, List.of(SampleFeed.values()))
                        .of(
                                SampleFeed.entries(
                                        ENTRIES,
                                        "研究所がモデルを公開 R and D",
                                        "本文は次の通り。 The text follows."));
        if (random.nextBoolean()) {
            document =
                    "<?xml version=\"1.0\" encoding=\"" + any(random, LABELS) + "\"?>" + document;
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            document = damaged(document, random);
        }
        byte[] bytes = document.getBytes(Charset.forName(any(random, CHARSETS)));
        for (int i = random.nextInt(3) * random.nextInt(10); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0
                ? Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length))
                : bytes;
    }

    private static String damaged(String document, Random random) {
        int at = random.nextInt(document.length());
        int tag = document.indexOf('<', at);
        int end = tag < 0 ? -1 : document.indexOf('>', tag);
        return switch (random.nextInt(4)) {
            case 0 -> document.substring(0, at) + any(random, PIECES) + document.substring(at);
            case 1 -> end < 0 ? document : document.substring(0, tag) + document.substring(end + 1);
            case 2 -> end < 0 ? document : document.substring(0, end + 1) + document.substring(tag);
            default ->
                    document.substring(0, at)
                            + document.substring(
                                    Math.min(document.length(), at + random.nextInt(40)));
        };
    }

    @Test
    void noiseOfAnyKindIsRefusedOrRead() {
        Random random = new Random(1);
        for (int round = 0; round < 3_000; round++) {
            ByteArrayOutputStream noise = new ByteArrayOutputStream();
            if (random.nextBoolean()) {
                noise.writeBytes("<rss><channel><item>".getBytes(StandardCharsets.US_ASCII));
            }
            for (int i = random.nextInt(60); i > 0; i--) {
                if (random.nextInt(3) == 0) {
                    byte[] bytes = new byte[random.nextInt(20)];
                    random.nextBytes(bytes);
                    noise.writeBytes(bytes);
                } else {
                    noise.writeBytes(any(random, PIECES).getBytes(StandardCharsets.UTF_8));
                }
            }
            if (Readings.of(noise.toByteArray()) instanceof RefusedFeed refused) {
                assertThat(refused.cause()).isNotEqualTo(RefusedFeed.Cause.FAULT);
            }
        }
    }

    private static <T> T any(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
