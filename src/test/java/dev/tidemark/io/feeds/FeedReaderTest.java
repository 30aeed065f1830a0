package dev.tidemark.io.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tidemark.config.FeedList;
import dev.tidemark.fetch.ErrorClass;
import dev.tidemark.fetch.FetchAnswer;
import dev.tidemark.fetch.FetchRequest;
import dev.tidemark.fetch.HostGate;
import dev.tidemark.model.FeedReport;
import dev.tidemark.model.RawRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FeedReaderTest {
    private static final String A = "https://a.example/feed";
    private static final String B = "https://b.example/feed";
    private static final Duration LATER = Duration.ofHours(1);

    private final SteppedClock clock = new SteppedClock();
    private final PlayedFeeds web = new PlayedFeeds();

    @Test
    void everyEntryIsEmittedOnceAndAgainOnlyWithOtherWords() throws Exception {
        web.list(A, "one", "two");
        try (Reading reading = Reading.of(Reading.list(A), web, clock).start("a.example")) {
            reading.reports(1);
            assertThat(reading.titles()).containsExactly("one", "two");

            clock.advance(LATER);
            reading.reports(2);
            assertThat(reading.titles()).hasSize(2);

            web.list(A, "three", "two: corrected", "one");
            clock.advance(LATER);
            reading.reports(3);
            assertThat(reading.titles()).containsExactly("one", "two", "three", "two: corrected");
            assertThat(reading.lines().get(3)).contains("\"feed\":\"" + A + "\"");
            assertThat(reading.reports())
                    .extracting(FeedReport::listed, FeedReport::fresh, FeedReport::revised)
                    .containsExactly(tuple(2, 2, 0), tuple(2, 0, 0), tuple(3, 1, 1));
        }
    }

    @Test
    void aRecordSaysWhereItIsFromAndWhenItWasSeen() throws Exception {
        web.body(
                A,
                "<rss><channel><item><link>https://press.example/empty</link></item>"
                        + "<item><title>Zwei</title></item></channel></rss>");
        try (Reading reading = Reading.of(Reading.list(A), web, clock).start("a.example")) {
            reading.reports(1);
            RawRecord item = reading.records().get(reading.records().size() - 1);
            assertThat(item.position()).isEqualTo("feed " + A + " entry 2");
            assertThat(item.orderTime()).isEqualTo(clock.instant());
            assertThat(item.arrivedAt()).isEqualTo(clock.instant());
            assertThat(reading.lines().get(1)).contains("\"seenAt\":\"2026-03-01T12:00:00Z\"");
        }
    }

    @Test
    void whatIsRefusedIsTheSameRecordNoMoreThanOnce() throws Exception {
        String entries =
                "<item><link>https://press.example/empty</link></item><item><title>x</title></item>";
        web.body(A, "<rss><channel>" + entries + "</channel></rss>");
        web.body(B, "<html><body>Please log in</body></html>");
        try (Reading reading =
                Reading.of(Reading.list(A, B), web, clock).start("a.example", "b.example")) {
            reading.reports(2);
            web.body(
                    A,
                    "<rss><channel><item><title>new</title></item>" + entries + "</channel></rss>");
            clock.advance(Duration.ofDays(1));
            reading.reports(4);

            assertThat(reading.lines().stream().filter(line -> line.contains("\"refused\"")))
                    .hasSize(2)
                    .anyMatch(line -> line.contains("neither title nor text"))
                    .allMatch(line -> line.contains("\"feed\":\"https://"));
            assertThat(reading.records().stream().filter(r -> r.position().equals("feed " + B)))
                    .singleElement()
                    .matches(record -> record.orderTime() == null);
            assertThat(reading.reports().stream().filter(r -> r.url().equals(A)))
                    .extracting(FeedReport::refused)
                    .containsExactly(1, 1);
            assertThat(reading.reports().stream().filter(r -> r.url().equals(B)))
                    .extracting(FeedReport::errors)
                    .containsExactly(1, 2);
        }
    }

    @Test
    void aCheckpointHasTheWholeOfAPollOrNothingOfIt() throws Exception {
        web.list(A, "one", "two");
        List<HostSplit> before;
        List<HostSplit> after;
        try (Reading reading = Reading.of(Reading.list(A), web, clock).start("a.example")) {
            reading.next();
            assertThat(reading.ticks()).hasSize(1);
            reading.await();
            before = reading.checkpoint(); // fetched and read, and not emitted
            reading.reports(1);
            after = reading.checkpoint();
            assertThat(reading.titles()).hasSize(2);
        }
        web.list(A, "three", "two", "one");
        clock.advance(LATER);
        try (Reading again = Reading.of(Reading.list(A), web, clock).start(before)) {
            again.reports(1);
            assertThat(again.titles()).containsExactly("three", "two", "one");
        }
        try (Reading on = Reading.of(Reading.list(A), web, clock).start(after)) {
            on.reports(1);
            assertThat(on.titles()).containsExactly("three");
            assertThat(on.reports().get(0).overruns()).isZero();
        }
        FetchRequest last = web.asked.get(web.asked.size() - 1);
        assertThat(last.validators()).as("asked with the validators of the checkpoint").isNotNull();
    }

    @Test
    void aListIsEditedBetweenTwoRunsAndWhatStaysGoesOn() throws Exception {
        String moved = "https://a.example/other";
        web.list(A, "a1");
        web.list(B, "b1");
        web.list(moved, "m1");
        List<HostSplit> checkpoint;
        try (Reading reading =
                Reading.of(Reading.list(A, B), web, clock).start("a.example", "b.example")) {
            reading.reports(2);
            checkpoint = reading.checkpoint();
        }
        web.asked.clear();
        FeedList edited =
                new FeedList(
                        List.of(
                                Reading.feed(A, "Renamed", null),
                                Reading.feed(moved, "New", null)));
        clock.advance(LATER);
        try (Reading reading = Reading.of(edited, web, clock).start(checkpoint)) {
            reading.reports(1);
            clock.advance(Duration.ofSeconds(10)); // the two are at one host
            reading.reports(2);
            assertThat(reading.titles()).containsExactly("m1");
            assertThat(reading.reports()).extracting(FeedReport::name).contains("Renamed", "New");
            assertThat(reading.checkpoint())
                    .extracting(HostSplit::host)
                    .containsExactly("a.example");
        }
        assertThat(web.urls()).containsExactlyInAnyOrder(A, moved);
    }

    @Test
    void feedsOfOneHostAreAskedApartAlsoByTheReaderThatTakesOver() throws Exception {
        HostGate gate = new HostGate(Reading.POLL);
        String second = "https://a.example/second";
        web.list(A, "a1");
        web.list(second, "s1");
        try (Reading reading =
                Reading.of(Reading.list(A, second), web, clock, gate).start("a.example")) {
            reading.reports(1);
            assertThat(web.asked).hasSize(1);
        }
        try (Reading reading =
                Reading.of(Reading.list(A, second), web, clock, gate).start("a.example")) {
            reading.until(() -> !reading.ticks().isEmpty());
            assertThat(web.asked).as("spacing is not over").hasSize(1);
            clock.advance(Duration.ofSeconds(2));
            reading.reports(1);
            clock.advance(Duration.ofSeconds(2));
            reading.reports(2);
            assertThat(web.asked).hasSize(3);
        }
    }

    @Test
    void aReaderWithoutFeedsTicksEachMinuteAndNeverGoesBack() throws Exception {
        try (Reading reading = Reading.of(Reading.list(A), web, clock).start()) {
            reading.next();
            clock.advance(Duration.ofSeconds(59));
            assertThat(reading.poll()).isEqualTo(InputStatus.NOTHING_AVAILABLE);
            clock.advance(Duration.ofSeconds(1));
            reading.next();
            clock.advance(Duration.ofHours(-2)); // somebody set the clock
            reading.next();
            assertThat(reading.ticks())
                    .extracting(RawRecord::orderTime)
                    .containsExactly(
                            Instant.parse("2026-03-01T12:00:00Z"),
                            Instant.parse("2026-03-01T12:01:00Z"),
                            Instant.parse("2026-03-01T12:01:00Z"));
            assertThat(reading.ticks().get(0).payload())
                    .asString()
                    .isEqualTo("{\"seenAt\":\"2026-03-01T12:00:00Z\"}");
        }
    }

    @Test
    void aLoginIsReadWhereItIsUsedAndNothingIsAskedWithoutIt() throws Exception {
        FeedList list = new FeedList(List.of(Reading.feed(A, "Closed", "A_LOGIN")));
        web.list(A, "one");
        try (Reading reading = Reading.of(list, web, clock).start("a.example")) {
            reading.reports(1);
            assertThat(reading.reports().get(0).reason()).contains("A_LOGIN", "not set");
            assertThat(web.asked).isEmpty();

            web.environment.put("A_LOGIN", "desk:secret");
            clock.advance(Duration.ofDays(1));
            reading.reports(2);
            assertThat(web.asked.get(0).login()).isEqualTo("desk:secret");
        }
    }

    @Test
    void aHostThatAsksToBeLeftAloneIsLeftAloneByAllItsFeeds() throws Exception {
        String second = "https://a.example/second";
        web.answer(A, request -> throttled());
        web.answer(second, request -> throttled());
        try (Reading reading = Reading.of(Reading.list(A, second), web, clock).start("a.example")) {
            reading.reports(1);
            clock.advance(Duration.ofSeconds(1_100));
            reading.until(() -> reading.ticks().size() >= 2);
            assertThat(web.asked).hasSize(1);
            clock.advance(Duration.ofSeconds(1_000));
            reading.reports(2);
        }
    }

    private FetchAnswer throttled() {
        return new FetchAnswer.RetryLater(
                ErrorClass.THROTTLED, clock.instant().plusSeconds(1_200), "429");
    }

    @Test
    void oneFeedsFaultEndsNothingButItsOwnPoll() throws Exception {
        // What no client does.
        web.answer(A, request -> new FetchAnswer.Fetched(null, null, null, null, A, null));
        web.list(B, "b1");
        try (Reading reading =
                Reading.of(Reading.list(A, B), web, clock).start("a.example", "b.example")) {
            reading.reports(2);
            assertThat(reading.titles()).contains("b1");
            assertThat(reading.reports())
                    .extracting(FeedReport::reason)
                    .contains("the reader failed: NullPointerException");
        }
    }

    @Test
    void aProcessInTroubleFailsTheTask() {
        web.answer(
                A,
                request -> {
                    throw new OutOfMemoryError("played");
                });
        try (Reading reading = Reading.of(Reading.list(A), web, clock).start("a.example")) {
            assertThatThrownBy(() -> reading.reports(1))
                    .hasRootCauseInstanceOf(OutOfMemoryError.class);
        }
    }

    @Test
    void closingEndsAFetchThatHangs() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        web.answer(
                A,
                request -> {
                    hangs.countDown();
                    // As a blocking socket does, it does not hear of the interrupt.
                    while (web.cut.getCount() > 0) {
                        try {
                            web.cut.await();
                        } catch (InterruptedException e) {
                            continue;
                        }
                    }
                    ended.countDown();
                    return new FetchAnswer.Failed(ErrorClass.CONNECTION, "cut");
                });
        Reading reading = Reading.of(Reading.list(A), web, clock).start("a.example");
        assertThat(hangs.await(10, TimeUnit.SECONDS)).isTrue();
        long start = System.nanoTime();
        reading.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(ended.getCount()).isZero();
    }
}
