package dev.tidemark.backtest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The time that an archive covers.
 *
 * @param from event time of its first item, stray dates left out
 * @param to the same of its last item, later than the first
 */
public record Span(Instant from, Instant to) {
    private static final double DAYS_A_YEAR = 365.25;

    /** The shortest that a rate is taken of: a few items of one hour tell nothing of a year. */
    private static final Duration SHORTEST = Duration.ofDays(1);

    /** One in so many items on either side may bear a stray date that must not stretch the span. */
    private static final int STRAYS = 1000;

    /**
     * The span of items, a day at least.
     *
     * @param times of all items, in milliseconds since 1970, in ascending order, at least one
     */
    public static Span of(long... times) {
        int strays = times.length / STRAYS;
        Instant from = Instant.ofEpochMilli(times[strays]);
        Instant to = Instant.ofEpochMilli(times[times.length - 1 - strays]);
        Instant shortest = from.plus(SHORTEST);
        return new Span(from, to.isBefore(shortest) ? shortest : to);
    }

    /** Its length in years of 365.25 days. */
    @JsonProperty("years")
    public double years() {
        return Duration.between(from, to).toMillis()
                / (DAYS_A_YEAR * Duration.ofDays(1).toMillis());
    }

    /** True where the first of these days is not before the first of the span, nor behind its last. */
    boolean beginsWithin(Days days) {
        return !days.first().isBefore(day(from)) && !days.first().isAfter(day(to));
    }

    /** How many of these days the archive covers, at least in part. */
    long covered(Days days) {
        long first = Math.max(days.first().toEpochDay(), day(from).toEpochDay());
        long last = Math.min(days.last().toEpochDay(), day(to).toEpochDay());
        return Math.max(0, last - first + 1);
    }

    /** The day of UTC that a moment lies in. */
    static LocalDate day(Instant time) {
        return time.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
