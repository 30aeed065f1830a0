package dev.tidemark.backtest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The time that an archive covers.
 *
 * @param from its beginning
 * @param to time of its latest item, later than the beginning
 */
public record Span(Instant from, Instant to) {
    private static final double DAYS_A_YEAR = 365.25;

    /** The shortest that a rate is taken of: a few items of one hour tell nothing of a year. */
    private static final Duration SHORTEST = Duration.ofDays(1);

    /** The span between two moments, a day at least. */
    public static Span of(Instant from, Instant to) {
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
