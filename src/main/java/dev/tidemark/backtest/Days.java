package dev.tidemark.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Whole days of UTC.
 *
 * @param first day
 * @param last day, itself included; never before the first
 */
public record Days(LocalDate first, LocalDate last) {

    public Days {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException(last + " is before " + first);
        }
    }

    /** The first moment. */
    public Instant start() {
        return first.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The first moment that is no longer in them. */
    public Instant end() {
        return last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** True for a moment within. */
    public boolean contains(Instant time) {
        return !time.isBefore(start()) && time.isBefore(end());
    }

    @Override
    public String toString() {
        return first + ".." + last;
    }
}
