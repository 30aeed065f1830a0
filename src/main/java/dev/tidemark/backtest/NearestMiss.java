package dev.tidemark.backtest;

import dev.tidemark.model.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came nearest to finding a known change: what an editor looks at to see why it was missed.
 *
 * @param alert the alert it is about; null where there is none
 * @param daysOff how far it is from the window, negative before it; 0 within
 * @param point the most surprising moment within the window that points the right way; null where there is none
 */
public record NearestMiss(
        Kind kind, @Nullable ToldAlert alert, double daysOff, @Nullable StancePoint point) {

    /** In what way it missed. */
    public enum Kind {
        /** An alert in the window, too weak: what it lacked stands in it. */
        WEAKER,
        /** An alert of the same direction shortly before the window. */
        EARLY,
        /** An alert of the same direction shortly after the window. */
        LATE,
        /** An alert in the window that says the opposite. */
        OPPOSITE,
        /** No alert, but the score moved the right way. */
        SCORE,
        /** Nothing: the archive says nothing of it, or nothing was understood. */
        SILENCE
    }

    /** An alert further away than this is about something else. */
    private static final Duration NEAR = Duration.ofDays(30);

    static NearestMiss of(KnownChange change, ReplayResults results) {
        List<ToldAlert> alerts = results.alerts();
        StancePoint point = mostSurprising(change, results);
        Optional<ToldAlert> weaker =
                alerts.stream()
                        .filter(change::isMeantBy)
                        .max(Comparator.comparing(ToldAlert::tier));
        if (weaker.isPresent()) {
            return new NearestMiss(Kind.WEAKER, weaker.get(), 0, point);
        }
        Optional<ToldAlert> near =
                alerts.stream()
                        .filter(change::isLike)
                        .filter(alert -> off(change, alert).abs().compareTo(NEAR) <= 0)
                        .min(Comparator.comparing(alert -> off(change, alert).abs()));
        if (near.isPresent()) {
            Duration off = off(change, near.get());
            double days = off.toMillis() / (double) Duration.ofDays(1).toMillis();
            return new NearestMiss(
                    off.isNegative() ? Kind.EARLY : Kind.LATE, near.get(), days, point);
        }
        Optional<ToldAlert> opposite =
                alerts.stream()
                        .filter(alert -> alert.company().equals(change.company()))
                        .filter(alert -> change.window().contains(alert.time()))
                        .findFirst();
        if (opposite.isPresent()) {
            return new NearestMiss(Kind.OPPOSITE, opposite.get(), 0, point);
        }
        return new NearestMiss(point == null ? Kind.SILENCE : Kind.SCORE, null, 0, point);
    }

    private static Duration off(KnownChange change, ToldAlert alert) {
        Instant time = alert.time();
        return time.isBefore(change.window().start())
                ? Duration.between(change.window().start(), time)
                : Duration.between(change.window().end(), time);
    }

    private static @Nullable StancePoint mostSurprising(KnownChange change, ReplayResults results) {
        double sign = change.direction() == Direction.OPENING ? 1 : -1;
        return results.of(change.company()).stream()
                .filter(point -> change.window().contains(point.time()))
                .filter(point -> point.surprise() * sign > 0)
                .max(Comparator.comparingDouble(point -> point.surprise() * sign))
                .orElse(null);
    }
}
