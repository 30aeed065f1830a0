package dev.tidemark.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far and how surely a company's window differs from its baseline, at the end of one pane.
 *
 * @param window length of the window, as in {@code 7d}
 * @param main true for the window that regimes and alerts rest on; the others are for reading only
 * @param paneEnd end of the hour that this score belongs to
 * @param mean weighted mean stance in the window, in [-1, 1]
 * @param baseline weighted mean stance of the decayed past before it, in [-1, 1]
 * @param effect mean minus baseline, shrunk towards 0 by lack of evidence, in [-2, 2]
 * @param surprise effect in standard deviations
 * @param count signals in the window that carry weight
 * @param effectiveCount the same, copies and faint sources discounted
 * @param regime where the company stands; null while none is known
 * @param movers the items that moved the score most, strongest first
 * @param version counts the times this pane's score was written; the highest is the last word
 */
public record ShiftScore(
        String axis,
        String company,
        String window,
        boolean main,
        Instant paneEnd,
        double mean,
        double baseline,
        double effect,
        double surprise,
        int count,
        double effectiveCount,
        @Nullable Regime regime,
        List<Mover> movers,
        long version) {

    /** The same score of a company that stands elsewhere after it. */
    public ShiftScore in(@Nullable Regime after) {
        return with(main, after);
    }

    /** The same score as one of a window that decides nothing, of a company that stands elsewhere after it. */
    public ShiftScore beside(@Nullable Regime after) {
        return with(false, after);
    }

    private ShiftScore with(boolean decides, @Nullable Regime after) {
        return new ShiftScore(
                axis,
                company,
                window,
                decides,
                paneEnd,
                mean,
                baseline,
                effect,
                surprise,
                count,
                effectiveCount,
                after,
                movers,
                version);
    }

    /**
     * One item's part in a score.
     *
     * @param contribution weight × (stance score − baseline), in [-2, 2]
     */
    public record Mover(String itemId, double contribution) {}
}
