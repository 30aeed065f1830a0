package dev.tidemark.backtest;

import dev.tidemark.backtest.ChangeOutcome.Standing;
import dev.tidemark.evaluate.Share;
import dev.tidemark.model.Tier;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How many known changes were found.
 *
 * @param tier that they should be told in; null for all of them together
 * @param found of those that the archive could tell of
 * @param weaker of them, those told too weakly
 * @param missed of them, those not told
 * @param outside of the archive, and not counted
 * @param delays of those found
 */
public record Recall(
        @Nullable Tier tier, Share found, int weaker, int missed, int outside, Delays delays) {

    static Recall of(@Nullable Tier tier, List<ChangeOutcome> all) {
        List<ChangeOutcome> changes =
                all.stream().filter(one -> tier == null || one.change().tier() == tier).toList();
        int outside = count(changes, Standing.OUTSIDE);
        return new Recall(
                tier,
                new Share(count(changes, Standing.FOUND), changes.size() - outside),
                count(changes, Standing.WEAKER),
                count(changes, Standing.MISSED),
                outside,
                Delays.of(
                        changes.stream()
                                .map(ChangeOutcome::delayDays)
                                .filter(Objects::nonNull)
                                .toList()));
    }

    private static int count(List<ChangeOutcome> changes, Standing standing) {
        return (int) changes.stream().filter(one -> one.standing() == standing).count();
    }
}
