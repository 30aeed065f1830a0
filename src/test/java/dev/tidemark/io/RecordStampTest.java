package dev.tidemark.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.model.NewsItem;
import dev.tidemark.model.RawRecord;
import dev.tidemark.model.TimedRecord;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordStampTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Instant ARRIVED = Instant.parse("2026-01-31T10:00:00.123456Z");

    private final RecordStamp stamp = new RecordStamp(NOW);
    private final ItemParser parser = new ItemParser(NOW, 1 << 20);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\":\"no id, no time\",\"text\":\"a &amp; b\"}",
                "{\"url\":\"https://example.org/a?utm_source=x\",\"title\":\"by its page\"}",
                "{\"id\":1E3,\"title\":\"a number as id\",\"publishedAt\":\"2026-01-30\"}",
                "{\"title\":\"half a pair \\ud83d and a whole \\ud83e\\udda9\"}",
                "{\"id\":\"x\",\"title\":\"seen\",\"seenAt\":\"2026-01-31T09:59:59.9999Z\",\"weight\":1.50}"
            })
    void whatIsWrittenIsReadAsTheSameItemAtTheSameTimeByAReaderWhoKnowsNoArrival(String json) {
        RawRecord raw = raw(json, ARRIVED);
        NewsItem item = ((Parsed.Accepted) parser.parse(raw)).item();

        TimedRecord timed = stamp.of(raw);
        NewsItem again = item(new String(timed.json(), UTF_8));

        assertThat(timed.id()).isEqualTo(item.id()).isEqualTo(again.id());
        assertThat(timed.time()).isEqualTo(item.eventTime()).isEqualTo(again.eventTime());
        assertThat(again.contentHash()).isEqualTo(item.contentHash());
        assertThat(again.publishedAt()).isEqualTo(item.publishedAt());
        assertThat(again.dateQuality()).isEqualTo(item.dateQuality());
    }

    @Test
    void fieldsOfOthersStayAndAnOldMarkOfLatenessGoes() {
        TimedRecord timed =
                stamp.of(
                        raw(
                                "{\"title\":\"a\",\"fullText\":{\"from\":[1,2.50]},\"late\":\"no time\"}",
                                ARRIVED));

        assertThat(new String(timed.json(), UTF_8))
                .contains("\"fullText\":{\"from\":[1,2.50]}")
                .doesNotContain("late");
    }

    @Test
    void anArchiveItemOfADayCountsByTheEndOfIt() {
        RawRecord raw = raw("{\"title\":\"a\",\"publishedAt\":\"2026-01-30\"}", null);

        assertThat(stamp.of(raw).time()).isEqualTo("2026-01-30T23:59:59.999Z");
    }

    @Test
    void aTickIsATickAndRubbishIsNothing() {
        Instant seen = Instant.parse("2026-01-31T10:00:00Z");
        byte[] tick = "{\"seenAt\":\"2026-01-31T10:00:00Z\"}".getBytes(UTF_8);

        TimedRecord timed = stamp.of(new RawRecord(tick, tick.length, "a:1", seen, false));

        assertThat(timed.isTick()).isTrue();
        assertThat(timed.time()).isEqualTo(seen);
        assertThat(timed.json()).isEqualTo(tick);
        assertThat(stamp.of(raw("{\"title\":", ARRIVED))).isNull();
        assertThat(stamp.of(raw("", ARRIVED))).isNull();
    }

    @Test
    void aTooLongItemIsCutAndKeepsItsIdAndSaysSo() {
        String text = "鷺を公開 \uD83E\uDDA9 \\\"".repeat(2_000);
        TimedRecord timed =
                stamp.of(raw("{\"title\":\"long\",\"text\":\"" + text + "\",\"x\":1}", ARRIVED));

        byte[] cut = RecordCut.to(timed.json(), 4_096);

        assertThat(cut.length).isBetween(4_000, 4_096);
        assertThat(new String(cut, UTF_8)).contains("\"textTruncated\":true", "\"x\":1");
        NewsItem item = item(new String(cut, UTF_8));
        assertThat(item.id()).isEqualTo(timed.id());
        assertThat(item.eventTime()).isEqualTo(timed.time());
        assertThat(item.text()).startsWith("鷺を公開 \uD83E\uDDA9").doesNotContain("\uFFFD");
        assertThat(RecordCut.to(cut, 4_096)).isSameAs(cut);
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "url", "lang", "publishedAt", "somethingElse"})
    void whateverIsTooLongTheItemFits(String field) {
        String rest = field.equals("title") ? "" : ",\"title\":\"short\"";
        TimedRecord timed =
                stamp.of(
                        raw(
                                "{\"%s\":\"%s\"%s}".formatted(field, "y".repeat(9_000), rest),
                                ARRIVED));

        byte[] cut = RecordCut.to(timed.json(), 4_096);

        assertThat(cut.length).isLessThanOrEqualTo(4_096);
        NewsItem item = item(new String(cut, UTF_8));
        assertThat(item.id()).isEqualTo(timed.id());
        assertThat(item.title()).isNotEmpty();
    }

    private NewsItem item(String json) {
        return ((Parsed.Accepted) parser.parse(raw(json, null))).item();
    }

    private static RawRecord raw(String json, Instant arrivedAt) {
        byte[] bytes = json.getBytes(UTF_8);
        return new RawRecord(bytes, bytes.length, "test:1", null, false, arrivedAt);
    }
}
