package dev.tidemark.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.config.PollSettings;
import dev.tidemark.fetch.FetchAnswer.Bodiless;
import dev.tidemark.fetch.FetchAnswer.Failed;
import dev.tidemark.fetch.FetchAnswer.Fetched;
import dev.tidemark.fetch.FetchAnswer.Gone;
import dev.tidemark.fetch.FetchAnswer.NotModified;
import dev.tidemark.fetch.FetchAnswer.RetryLater;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Minimum 2 min, start 10 min, maximum 30 min, a day for what looks dead; every wait up to a tenth longer. */
class PollScheduleTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String URL = "https://news.example/feed";

    private final PollSchedule schedule =
            new PollSchedule(new PollSettings(120, 600, 1_800, 86_400, 60, 1, 2, 1_000));

    @ParameterizedTest
    @CsvSource({
        "0, 10, 900", // nothing new
        "1, 10, 600", // a little
        "5, 10, 600", // half of it
        "6, 10, 300", // most of it
        "10, 10, 150", // all of it: others may have come and gone
        "0, 0, 900", // an empty feed
    })
    void theIntervalFollowsTheShareOfWhatIsNew(int fresh, int listed, int seconds) {
        FeedState state = polled(first(), 0, 10);

        FeedState after = polled(state, fresh, listed);

        assertThat(after.intervalSeconds()).isEqualTo(seconds);
        assertThat(secondsUntil(after)).isBetween((double) seconds, seconds * 1.1);
    }

    @Test
    void aFirstPollBringsOnlyNewsAndSaysNothingAboutThePace() {
        FeedState after = polled(first(), 10, 10);

        assertThat(after.intervalSeconds()).isEqualTo(600);
        assertThat(after.health().overruns()).isZero();
        assertThat(after.health().lastSuccess()).isEqualTo(NOON);
    }

    @Test
    void theIntervalStaysWithinItsBounds() {
        FeedState busy = polled(first(), 10, 10);
        FeedState silent = busy;
        for (int i = 0; i < 10; i++) {
            busy = polled(busy, 10, 10);
            silent = schedule.after(silent, new NotModified(null), NOON);
        }

        assertThat(busy.intervalSeconds()).isEqualTo(120);
        assertThat(busy.health().overruns()).isEqualTo(10);
        assertThat(polled(busy, 9, 10).health().overruns()).isZero();
        assertThat(silent.intervalSeconds()).isEqualTo(1_800);
    }

    @Test
    void aFeedThatKeepsFailingIsAskedEverLessOftenAndStillDaily() {
        FeedState state = polled(first(), 10, 10);
        List<Long> minutes = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            state = schedule.after(state, new Failed(ErrorClass.TIMEOUT, "silent"), NOON);
            minutes.add((long) (secondsUntil(state) / stretch() / 60 + 0.5));
        }

        assertThat(minutes).startsWith(10L, 20L, 40L, 80L, 160L, 320L, 640L, 1_280L, 1_440L);
        assertThat(minutes.subList(8, 60)).containsOnly(1_440L);
        assertThat(state.health())
                .isEqualTo(new FeedHealth(60, ErrorClass.TIMEOUT, "silent", NOON, 0, false));
        assertThat(state.intervalSeconds()).isEqualTo(600);
        assertThat(polled(state, 1, 10).health())
                .isEqualTo(new FeedHealth(0, null, null, NOON, 0, false));
    }

    @ParameterizedTest
    @EnumSource
    void everyClassOfErrorIsTriedAgainWithinADayAndATenth(ErrorClass why) {
        FeedState state = polled(first(), 10, 10);
        FeedState once = schedule.after(state, new Failed(why, "so"), NOON);
        FeedState often = once;
        for (int i = 0; i < 200; i++) {
            often = schedule.after(often, new Failed(why, "so"), NOON);
        }

        if (why == ErrorClass.INTERRUPTED) {
            assertThat(often).as("says nothing about the feed").isEqualTo(state);
            return;
        }
        assertThat(secondsUntil(once))
                .isGreaterThanOrEqualTo(Math.max(600, why.firstDelay().toSeconds()));
        assertThat(secondsUntil(often)).isBetween(86_400.0, 86_400 * 1.1);
    }

    @Test
    void aFeedThatIsGoneIsRetiredAndStillAskedDaily() {
        FeedState gone = schedule.after(polled(first(), 10, 10), new Gone(), NOON);

        assertThat(gone.health().retired()).isTrue();
        assertThat(secondsUntil(gone)).isBetween(86_400.0, 86_400 * 1.1);
        FeedState later = schedule.after(gone, new Failed(ErrorClass.SERVER, "so"), NOON);
        assertThat(later.health().retired()).as("an error does not bring it back").isTrue();
        assertThat(polled(later, 0, 10).health().retired()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "PT3H, 10800", // longer than its interval: obeyed
        "PT1M, 900", // shorter: its own, slowed down
        "P30D, 86400", // longer than a day: a day
    })
    void aServerIsLeftAloneAsLongAsItAsks(Duration asked, int seconds) {
        FeedState state = polled(first(), 10, 10);

        FeedState after =
                schedule.after(
                        state,
                        new RetryLater(ErrorClass.THROTTLED, NOON.plus(asked), "answered 429"),
                        NOON);

        assertThat(secondsUntil(after)).isBetween((double) seconds, (seconds + 1) * 1.1);
        assertThat(after.intervalSeconds()).isEqualTo(900);
        assertThat(after.health().lastError()).isEqualTo(ErrorClass.THROTTLED);
    }

    @Test
    void aServerThatDoesNotSayHowLongIsAskedEverLessOften() {
        RetryLater silent = new RetryLater(ErrorClass.THROTTLED, null, "answered 429");

        FeedState once = schedule.after(polled(first(), 10, 10), silent, NOON);
        FeedState twice = schedule.after(once, silent, NOON);

        assertThat(secondsUntil(once)).isBetween(900.0, 990.0);
        assertThat(secondsUntil(twice)).isBetween(2_700.0, 2_970.0);
    }

    @Test
    void aMoveIsBelievedOnceItWasToldThreeTimesInARow() {
        String there = "https://new.example/feed";
        FeedState state = first();
        List<String> asked = new ArrayList<>();
        for (String movedTo : new String[] {there, null, there, there, there}) {
            state = schedule.afterDocument(state, fetched(movedTo), document(0, 10), NOON);
            asked.add(state.location().address());
        }

        assertThat(asked).containsExactly(URL, URL, URL, URL, there);
        assertThat(state.url()).as("its identity stays").isEqualTo(URL);
        assertThat(schedule.after(state, new NotModified(null), NOON).location().address())
                .isEqualTo(there);
    }

    @Test
    void anAddressThatItMovedToIsDoubtedWhenItFails() {
        FeedState moved = moved();
        Bodiless absent = new Failed(ErrorClass.NOT_FOUND, "answered 404");
        FeedState twice = schedule.after(schedule.after(moved, absent, NOON), absent, NOON);

        assertThat(twice.location().moved()).isNotNull();
        FeedState back = schedule.after(twice, absent, NOON);
        assertThat(back.location()).isEqualTo(FeedLocation.of(URL));
        assertThat(back.validators()).as("they were of the other address").isNull();
    }

    @Test
    void aStormOfServerErrorsSaysNothingAboutTheAddress() {
        FeedState state = moved();
        for (int i = 0; i < 20; i++) {
            state = schedule.after(state, new Failed(ErrorClass.SERVER, "answered 500"), NOON);
        }

        assertThat(state.location()).isEqualTo(moved().location());
    }

    @Test
    void goneAtTheNewAddressIsNotYetGone() {
        FeedState after = schedule.after(moved(), new Gone(), NOON);

        assertThat(after.location()).isEqualTo(FeedLocation.of(URL));
        assertThat(after.health().retired()).isFalse();
    }

    @Test
    void aBodyThatIsNoFeedIsAskedForInFullAgain() {
        FeedState state = polled(first(), 10, 10);

        FeedState after = schedule.afterUnreadable(state, "HTML", NOON);

        assertThat(after.validators()).isEqualTo(state.validators());
        assertThat(after.health().lastError()).isEqualTo(ErrorClass.UNREADABLE);
        assertThat(after.seen()).isEqualTo(state.seen());
    }

    @Test
    void afterAStartWhatIsDueIsSpreadLongestDueFirstAndTheRestKeepsItsTime() {
        List<FeedState> states =
                IntStream.range(0, 60)
                        .mapToObj(
                                i ->
                                        schedule.first("https://a.example/" + i, NOON)
                                                .at(NOON.minusSeconds(i * 100L)))
                        .toList();
        List<FeedState> all = new ArrayList<>(states);
        all.add(schedule.first("https://later.example/", NOON).at(NOON.plusSeconds(900)));

        List<FeedState> spread = schedule.spread(all, NOON);

        assertThat(spread).hasSize(61);
        for (int i = 0; i < 60; i++) {
            assertThat(spread.get(i).nextPoll()).isEqualTo(NOON.plusSeconds(59 - i));
        }
        assertThat(spread.get(60).nextPoll()).isEqualTo(NOON.plusSeconds(900));
        assertThat(schedule.spread(spread, NOON.minusSeconds(1)))
                .as("and once more changes nothing")
                .isEqualTo(spread);
    }

    @Test
    void feedsDoNotMarchInStepAndTheirJitterIsAlwaysTheSame() {
        List<Instant> polls =
                IntStream.range(0, 200)
                        .mapToObj(i -> schedule.first("https://a.example/" + i, NOON))
                        .map(state -> schedule.after(state, new NotModified(null), NOON))
                        .map(FeedState::nextPoll)
                        .toList();

        assertThat(polls)
                .allSatisfy(
                        poll ->
                                assertThat(poll)
                                        .isBetween(NOON.plusSeconds(900), NOON.plusSeconds(990)));
        assertThat(polls.stream().map(Instant::getEpochSecond).distinct().count())
                .isGreaterThan(60);
        assertThat(polls.get(7))
                .isEqualTo(
                        schedule.after(
                                        schedule.first("https://a.example/7", NOON),
                                        new NotModified(null),
                                        NOON)
                                .nextPoll());
    }

    private FeedState first() {
        return schedule.first(URL, NOON);
    }

    private FeedState moved() {
        FeedState state = first();
        for (int i = 0; i < FeedLocation.BELIEVED_AFTER; i++) {
            state =
                    schedule.afterDocument(
                            state, fetched("https://new.example/feed"), document(0, 10), NOON);
        }
        return state;
    }

    private FeedState polled(FeedState state, int fresh, int listed) {
        return schedule.afterDocument(state, fetched(null), document(fresh, listed), NOON);
    }

    private static Fetched fetched(String movedTo) {
        return new Fetched(
                new byte[0], null, null, new Validators(URL, "\"1\"", null), URL, movedTo);
    }

    private static SeenEntries.Document document(int fresh, int listed) {
        return new SeenEntries.Document(
                IntStream.range(0, fresh).boxed().toList(),
                List.of(),
                listed,
                0,
                new SeenEntries(new long[] {1}, new long[] {1}));
    }

    /** The factor by which this feed's waits are stretched. */
    private double stretch() {
        return secondsUntil(schedule.after(first(), new NotModified(null), NOON)) / 900;
    }

    private static double secondsUntil(FeedState state) {
        return Duration.between(NOON, state.nextPoll()).toMillis() / 1_000.0;
    }
}
