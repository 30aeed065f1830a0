package dev.tidemark.backtest;

import dev.tidemark.backtest.ChangeOutcome.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What two replays of one archive have told differently.
 *
 * @param changes the known changes that went differently, in the order of their file
 * @param alerts that only one of the two has told, or told at another time
 */
public record Comparison(
        Backtest before, Backtest now, List<Difference> changes, List<AlertDifference> alerts) {

    /** How a known change went, compared. */
    public enum Turn {
        /** Found now, not before. */
        GAINED,
        /** Found before, not now. */
        LOST,
        /** Found by both, now sooner. */
        EARLIER,
        /** Found by both, now later. */
        LATER,
        /** Found by neither; now told too weakly, before not at all. */
        STRONGER,
        /** Found by neither; before told too weakly, now not at all. */
        WEAKER
    }

    /** One known change that went differently. */
    public record Difference(Turn turn, ChangeOutcome before, ChangeOutcome now) {}

    /** Compares two backtests by the same known changes. */
    public static Comparison of(Backtest before, Backtest now) {
        List<Difference> changes = new ArrayList<>();
        for (int i = 0; i < now.changes().size(); i++) {
            ChangeOutcome then = before.changes().get(i);
            ChangeOutcome here = now.changes().get(i);
            Turn turn = turn(then, here);
            if (turn != null) {
                changes.add(new Difference(turn, then, here));
            }
        }
        return new Comparison(
                before,
                now,
                List.copyOf(changes),
                AlertDifference.between(before.alerts(), now.alerts()));
    }

    private static @Nullable Turn turn(ChangeOutcome before, ChangeOutcome now) {
        boolean foundBefore = before.standing() == Standing.FOUND;
        boolean foundNow = now.standing() == Standing.FOUND;
        if (foundBefore && foundNow) {
            int later =
                    Double.compare(
                            Objects.requireNonNull(now.delayDays()),
                            Objects.requireNonNull(before.delayDays()));
            return later == 0 ? null : later < 0 ? Turn.EARLIER : Turn.LATER;
        }
        if (foundBefore != foundNow) {
            return foundNow ? Turn.GAINED : Turn.LOST;
        }
        if (before.standing() == now.standing()) {
            return null;
        }
        return now.standing() == Standing.WEAKER ? Turn.STRONGER : Turn.WEAKER;
    }
}
