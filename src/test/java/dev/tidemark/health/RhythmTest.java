package dev.tidemark.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Silences of feeds drawn by lot, with fixed seeds, and of some that go by the clock. */
class RhythmTest {
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);

    @ParameterizedTest(name = "{0} items a day, asked each {1}")
    @CsvSource({
        "100, PT30M, 40, 2, 12",
        "30, PT30M, 40, 2, 14",
        "10, PT30M, 40, 2, 36",
        "3, PT1H, 60, 2, 120",
        "1, PT6H, 100, 5, 300",
        "0.1, PT6H, 60, 10, 2000",
    })
    void falseAlarmsAreRareAndADeadFeedIsFound(
            double perDay, Duration step, int feeds, int years, double hours) {
        int alarms = 0;
        List<Double> delays = new ArrayList<>();
        for (int i = 0; i < feeds; i++) {
            PlayedFeed feed = new PlayedFeed(1_000 + i, perDay, step, 1);
            alarms += feed.poll(365 * years);
            delays.add(feed.hoursToBeFound());
        }

        assertThat(alarms / (double) (feeds * years)).isLessThanOrEqualTo(0.05);
        assertThat(PlayedFeed.median(delays)).isLessThanOrEqualTo(hours);
    }

    @ParameterizedTest(name = "{0} items a day, asked each {1}")
    @CsvSource({"100, PT30M, 40, 2", "10, PT30M, 40, 2", "1, PT6H, 100, 5"})
    void burstsOfFiveMayBeMistakenAFewTimesInTenYears(
            double perDay, Duration step, int feeds, int years) {
        int alarms = 0;
        for (int i = 0; i < feeds; i++) {
            alarms += new PlayedFeed(2_000 + i, perDay, step, 5).poll(365 * years);
        }

        assertThat(alarms / (double) (feeds * years)).isLessThanOrEqualTo(0.4);
    }

    @Test
    void aFeedThatComesEachWorkingDayAtNineIsSilentAfterTwoOrThreeDaysWithoutIt() {
        Rhythm rhythm = Rhythm.starting(PlayedFeed.START);
        Instant now = PlayedFeed.START;
        Instant stops = now.plus(Duration.ofDays(84)); // a Monday
        int alarms = 0;
        while (now.isBefore(stops.plus(Duration.ofDays(10))) && alarms == 0) {
            Instant next = now.plus(HALF_HOUR);
            long hours = next.getEpochSecond() / 1_800 % 48;
            long day = next.getEpochSecond() / 86_400 % 7;
            boolean comes = hours == 18 && day != 2 && day != 3 && next.isBefore(stops);
            rhythm = rhythm.watched(now, next, comes ? 1 : 0, 0);
            alarms += rhythm.isSilent(next) ? 1 : 0;
            now = next;
        }

        assertThat(alarms).isEqualTo(1);
        // The last one came on the Friday before.
        assertThat(Duration.between(stops, now).toHours() / 24.0).isBetween(0.0, 4.0);
    }

    @Test
    void nightsAndWeekendsAreLearned() {
        PlayedFeed feed = new PlayedFeed(7, 30, HALF_HOUR, 1);
        feed.poll(90);
        Instant tuesday = Instant.parse("2025-01-07T00:00:00Z");

        double night = hours(feed, tuesday, 6);
        double day = hours(feed, tuesday.plus(Duration.ofHours(10)), 6);
        double weekend = hours(feed, tuesday.plus(Duration.ofHours(4 * 24 + 10)), 6);

        assertThat(day / night).isBetween(2.5, 6.0);
        assertThat(day / weekend).isBetween(1.8, 4.5);
        assertThat(hours(feed, tuesday, 7 * 24)).isCloseTo(168, within(1e-6));
        assertThat(hours(feed, tuesday, 8 * 24))
                .isCloseTo(168 + hours(feed, tuesday, 24), within(1e-6));
    }

    @Test
    void timeThatWasNotWatchedIsNeitherSilenceNorAGap() {
        PlayedFeed feed = new PlayedFeed(7, 30, HALF_HOUR, 1);
        feed.poll(90);
        Instant later = feed.now.plus(Duration.ofDays(20));

        Rhythm without = feed.rhythm.watched(null, later, 0, 0);
        Rhythm back = without.watched(later, later.plus(HALF_HOUR), 3, 0);

        assertThat(without.silence()).isEqualTo(feed.rhythm.silence());
        assertThat(without.isSilent(later)).isFalse();
        assertThat(back.gaps()).isEqualTo(feed.rhythm.gaps());
        assertThat(back.silence()).isZero();
    }

    private static double hours(PlayedFeed feed, Instant from, int hours) {
        return feed.rhythm.shape().hours(from, from.plus(Duration.ofHours(hours)), 0);
    }
}
