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

    @ParameterizedTest(name = "{0} items a day in bursts of {1}, asked each {2}")
    @CsvSource({
        "100, 1, PT30M, 60, 3",
        "10, 1, PT30M, 60, 3",
        "1, 1, PT3H, 200, 4",
        "0.1, 1, PT6H, 200, 8",
        "100, 5, PT30M, 60, 3",
        "10, 5, PT30M, 60, 3",
        "1, 5, PT3H, 200, 4",
    })
    void falseAlarmsAndDelays(double perDay, int burst, Duration step, int feeds, int years) {
        int alarms = 0;
        List<Double> delays = new ArrayList<>();
        List<Double> usual = new ArrayList<>();
        for (int i = 0; i < feeds; i++) {
            PlayedFeed feed = new PlayedFeed(1_000 + i, perDay, step, burst);
            alarms += feed.poll(365 * years);
            usual.add(feed.rhythm.usualHours());
            delays.add(feed.hoursToBeFound());
        }
        System.out.printf("%s/%s: %.4f alarms a feed-year, delay %.1f h (max %.1f), usual %.1f%n", perDay, burst,
                alarms / (double) (feeds * years), PlayedFeed.median(delays), delays.stream().mapToDouble(d->d).max().getAsDouble(), PlayedFeed.median(usual));
    }
}
