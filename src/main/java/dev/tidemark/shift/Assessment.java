package dev.tidemark.shift;

import dev.tidemark.model.Regime;
import dev.tidemark.model.ShiftScore;
import dev.tidemark.model.Signal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signal with what it did to its company's score and regime: all that the alert policy looks at.
 *
 * @param before the regime before the signal; null while none was known
 * @param since since when it stood; null while that is not known
 * @param after the regime after it; differs from {@code before} when a change is established
 * @param evidence of the sequential test for a change that way, in parts of what is needed: from 1 it is found
 * @param chains distinct story chains in the window that point the way of the effect
 * @param publishers distinct publishers among them that corroborate
 * @param deeds distinct chains among them that tell of an act
 * @param acts those of them whose act is of the kind that moves this regime
 */
public record Assessment(
        Signal signal,
        ShiftScore score,
        @Nullable Regime before,
        @Nullable Instant since,
        @Nullable Regime after,
        double evidence,
        int chains,
        int publishers,
        int deeds,
        int acts) {}
