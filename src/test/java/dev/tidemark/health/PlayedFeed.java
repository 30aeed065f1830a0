package dev.tidemark.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A feed that is drawn by lot: a Poisson process with quiet nights and quieter weekends, asked in equal steps. It is
 * had for the first time on a Monday in 2024.
 */
final class PlayedFeed {
    static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private static final double MEAN_WEIGHT = (16 + 8 * 0.2) / 24 * (5 + 2 / 3.0) / 7;

    private final SplittableRandom lots;
    private final double itemsPerDay;
    private final Duration step;

    /** True from one poll on: then no item comes any more. */
    boolean dead;

    Instant now = START;
    Rhythm rhythm = Rhythm.starting(START);

    /** Every so many items come as a burst of that many within six hours; 1: each on its own. */
    private final int burst;

    private int coming;

    PlayedFeed(long seed, double itemsPerDay, Duration step, int burst) {
        this.lots = new SplittableRandom(seed);
        this.itemsPerDay = itemsPerDay;
        this.step = step;
        this.burst = burst;
    }

    /** Asks once. */
    void poll() {
        double days = step.toSeconds() / 86_400.0;
        int brought = 0;
        if (!dead) {
            for (int i = poisson(itemsPerDay / burst * weight(now) * days); i > 0; i--) {
                brought++;
                coming += burst - 1;
            }
            for (int i = coming; i > 0; i--) {
                if (lots.nextDouble() < days * 4) {
                    brought++;
                    coming--;
                }
            }
        }
        Instant next = now.plus(step);
        rhythm = rhythm.watched(now, next, brought, 0);
        now = next;
    }

    /** Asks for so many days; how often it was found silent anew. */
    int poll(int days) {
        int found = 0;
        boolean before = rhythm.isSilent(now);
        for (Instant end = now.plus(Duration.ofDays(days)); now.isBefore(end); ) {
            poll();
            boolean silent = rhythm.isSilent(now);
            found += silent && !before ? 1 : 0;
            before = silent;
        }
        return found;
    }

    /** Stops, and is asked until it is found silent: after how many hours. */
    double hoursToBeFound() {
        dead = true;
        Instant stopped = now;
        Instant end = now.plus(Duration.ofDays(1_000));
        while (!rhythm.isSilent(now) && now.isBefore(end)) {
            poll();
        }
        return Duration.between(stopped, now).toSeconds() / 3_600.0;
    }

    /** Half of the numbers are smaller. */
    static double median(List<Double> numbers) {
        List<Double> sorted = new ArrayList<>(numbers);
        sorted.sort(null);
        return sorted.get(sorted.size() / 2);
    }

    private int poisson(double expected) {
        int number = 0;
        for (double left = lots.nextDouble(); left > Math.exp(-expected); number++) {
            left *= lots.nextDouble();
        }
        return number;
    }

    private static double weight(Instant time) {
        long hour = time.getEpochSecond() / 3_600 % 24;
        long day = time.getEpochSecond() / 86_400 % 7; // 2 is Saturday
        double night = hour < 6 || hour >= 22 ? 0.2 : 1;
        double weekend = day == 2 || day == 3 ? 1 / 3.0 : 1;
        return night * weekend / MEAN_WEIGHT;
    }
}
