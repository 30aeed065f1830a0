package dev.tidemark.backtest;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a replay made of a known change.
 *
 * @param alert that told it first in its tier or a firmer one; where it was told too weakly, the firmest; null where it
 *     was missed or is outside of the archive
 * @param delayDays from the start of the window's first day to that alert; null where it was not found
 * @param nearest what came nearest; null where it was found or is outside of the archive
 */
public record ChangeOutcome(
        KnownChange change,
        Standing standing,
        @Nullable ToldAlert alert,
        @Nullable Double delayDays,
        @Nullable NearestMiss nearest) {

    /** How it went. */
    public enum Standing {
        /** Told in time, in its tier or a firmer one. */
        FOUND,
        /** Told in time, but only in a weaker tier. */
        WEAKER,
        /** Not told in its window. */
        MISSED,
        /** It began before or after the archive: nobody could have told it. */
        OUTSIDE
    }

    static ChangeOutcome of(KnownChange change, ReplayResults results, Span span) {
        if (!span.beginsWithin(change.window())) {
            return new ChangeOutcome(change, Standing.OUTSIDE, null, null, null);
        }
        List<ToldAlert> told = results.alerts().stream().filter(change::isMeantBy).toList();
        ToldAlert first =
                told.stream()
                        .filter(alert -> alert.tier().compareTo(change.tier()) >= 0)
                        .findFirst()
                        .orElse(null);
        if (first != null) {
            Duration delay = Duration.between(change.window().start(), first.time());
            double days = delay.toMillis() / (double) Duration.ofDays(1).toMillis();
            return new ChangeOutcome(change, Standing.FOUND, first, days, null);
        }
        NearestMiss nearest = NearestMiss.of(change, results);
        // Of equally firm ones the first: max would take the last.
        ToldAlert firmest =
                told.stream()
                        .sorted(Comparator.comparing(ToldAlert::tier).reversed())
                        .findFirst()
                        .orElse(null);
        return new ChangeOutcome(
                change,
                firmest == null ? Standing.MISSED : Standing.WEAKER,
                firmest,
                null,
                nearest);
    }
}
