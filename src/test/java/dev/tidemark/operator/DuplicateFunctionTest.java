package dev.tidemark.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.model.DateQuality;
import dev.tidemark.model.Language;
import dev.tidemark.model.NewsItem;
import dev.tidemark.model.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions of one item, told as (content, time); the watermark is moved by hand. */
class DuplicateFunctionTest {
    private KeyedOneInputStreamOperatorTestHarness<String, NewsItem, Admitted> operator;

    @BeforeEach
    void open() throws Exception {
        operator =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(
                                new DuplicateFunction(Duration.ofHours(48), Duration.ofDays(30))),
                        NewsItem::id,
                        Types.STRING);
        operator.open();
    }

    @AfterEach
    void close() throws Exception {
        operator.close();
    }

    @Test
    void firstVersionPassesACopyEndsAndAnEditIsARevisionOfTheFirst() throws Exception {
        receive("first", "10:00");
        receive("first", "11:00"); // copy of it
        receive("edited", "12:00");
        reach("13:00");

        assertThat(admitted()).containsExactly("first rev 0 null", "edited rev 1 REVISION");
        assertThat(ended()).containsExactly(Status.DUPLICATE);
        assertThat(operator.extractOutputValues().get(1).item().eventTime()).isEqualTo(at("10:00"));
        assertThat(operator.extractOutputValues().get(1).takenAt()).isEqualTo(at("12:00"));
    }

    @Test
    void orderOfArrivalDecidesNothing() throws Exception {
        receive("edited", "12:00");
        receive("first", "10:00");
        reach("13:00");

        assertThat(admitted()).containsExactly("first rev 0 null", "edited rev 1 REVISION");
    }

    @Test
    void ofTwoCopiesOfOneTimeTheAddressDecidesWhicheverCameFirst() throws Exception {
        operator.processElement(item("same", "10:00", "https://b.example.org", null), 0);
        operator.processElement(item("same", "10:00", "https://a.example.org", null), 0);
        reach("11:00");

        assertThat(operator.extractOutputValues())
                .singleElement()
                .extracting(admitted -> admitted.item().url())
                .isEqualTo("https://a.example.org");
    }

    @Test
    void lateItemIsTakenOnceUnscoredAndRemembered() throws Exception {
        reach("12:00");
        receive("late", "10:00");
        receive("late", "10:00"); // copy of it, late too
        receive("late", "13:00"); // copy of it, in time
        reach("14:00");

        assertThat(admitted()).containsExactly("late rev 0 LATE");
        assertThat(ended()).containsExactly(Status.DUPLICATE, Status.DUPLICATE);
    }

    @Test
    void lateVersionIsARevisionWhereItIsNewerAndOnlyCountsWhereItIsOlder() throws Exception {
        receive("first", "10:00");
        reach("12:00");
        receive("correction", "11:00"); // late, but newer than what is known
        receive("draft", "09:00"); // late and older

        assertThat(admitted()).containsExactly("first rev 0 null", "correction rev 1 LATE");
        assertThat(ended()).containsExactly(Status.LATE);
    }

    @Test
    void lateVersionOfAnItemThatStillWaitsOnlyCounts() throws Exception {
        reach("10:00");
        receive("waiting", "12:00");
        receive("older", "09:00"); // late
        reach("13:00");

        assertThat(admitted()).containsExactly("waiting rev 0 null");
        assertThat(ended()).containsExactly(Status.LATE);
    }

    @Test
    void itemPublishedLongBeforeItWasSeenIsStale() throws Exception {
        operator.processElement(
                item("old", "10:00", null, at("10:00").minus(Duration.ofHours(49))), 0);
        reach("11:00");

        assertThat(admitted()).containsExactly("old rev 0 STALE");
    }

    @Test
    void itemWithoutADateThatAFeedMayHaveHadForLongIsStale() throws Exception {
        NewsItem item = item("undated", at("10:00"), null, null, DateQuality.BACKLOG);
        operator.processElement(item, 0);
        reach("11:00");

        assertThat(admitted()).containsExactly("undated rev 0 STALE");
    }

    @Test
    void itemIsForgottenAfterItsMemoryAndEveryCopyRenewsIt() throws Exception {
        receive("item", "10:00");
        operator.processWatermark(millis(at("10:00").plus(Duration.ofDays(29))));
        operator.processElement(
                item("item", at("10:00").plus(Duration.ofDays(29)).plusSeconds(1), null, null), 0);
        operator.processWatermark(millis(at("10:00").plus(Duration.ofDays(40))));
        assertThat(operator.numKeyedStateEntries()).isPositive();

        operator.processWatermark(millis(at("10:00").plus(Duration.ofDays(60))));

        assertThat(operator.numKeyedStateEntries()).isZero();
    }

    private void receive(String content, String time) throws Exception {
        operator.processElement(item(content, time, null, null), 0);
    }

    private void reach(String time) throws Exception {
        operator.processWatermark(millis(at(time)));
    }

    private List<String> admitted() {
        return operator.extractOutputValues().stream()
                .map(a -> a.item().title() + " rev " + a.revision() + " " + a.status())
                .toList();
    }

    private List<Status> ended() {
        return operator.getSideOutput(DuplicateFunction.ENDED).stream()
                .map(StreamRecord::getValue)
                .toList();
    }

    private static NewsItem item(
            String content, String time, @Nullable String url, @Nullable Instant publishedAt) {
        return item(content, at(time), url, publishedAt);
    }

    private static NewsItem item(
            String content, Instant time, @Nullable String url, @Nullable Instant publishedAt) {
        return item(content, time, url, publishedAt, DateQuality.SECOND);
    }

    private static NewsItem item(
            String content,
            Instant time,
            @Nullable String url,
            @Nullable Instant publishedAt,
            DateQuality quality) {
        return new NewsItem(
                "id",
                url,
                null,
                null,
                content,
                "",
                null,
                Language.EN,
                publishedAt,
                time,
                quality,
                time,
                "hash of " + content,
                "test:1",
                false);
    }

    private static Instant at(String time) {
        return Instant.parse("2025-03-01T" + time + ":00Z");
    }

    private static long millis(Instant time) {
        return time.toEpochMilli();
    }
}
