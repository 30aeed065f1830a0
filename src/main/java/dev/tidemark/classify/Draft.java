package dev.tidemark.classify;

import dev.tidemark.model.Certainty;
import dev.tidemark.model.Claim;
import dev.tidemark.model.Evidence;
import dev.tidemark.model.Scope;
import dev.tidemark.model.Speaker;
import dev.tidemark.model.Stance;
import dev.tidemark.model.Tense;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A claim on the way to its label, with what weighs it.
 *
 * @param cue that it was read from, in its sentence
 * @param polarity +1 open, -1 closed, after negation
 * @param strength of the cue, in (0, 1]
 * @param fit of the company to the cue, in [0, 4]
 */
record Draft(
        String company,
        Hit cue,
        int polarity,
        double strength,
        double fit,
        Scene.Section section,
        Set<String> tags,
        Certainty certainty,
        Speaker speaker,
        @Nullable String origin,
        Scope scope,
        Tense tense,
        Evidence evidence) {

    Stance stance() {
        return polarity > 0 ? Stance.OPEN : Stance.CLOSED;
    }

    Claim claim() {
        return new Claim(stance(), certainty, speaker, origin, scope, tense, evidence);
    }

    /** True for what the item reports as happening or to come. */
    boolean isNews() {
        return tense != Tense.PAST
                && (certainty == Certainty.ANNOUNCED
                        || certainty == Certainty.REPORTED
                        || certainty == Certainty.CONSIDERING);
    }

    /**
     * Probability in (0, 1) that the stance is right, as far as this claim goes: the cue's strength, a
     * weak fit and a place far down taking off up to 35 % each.
     */
    double confidence() {
        double fitting = 0.65 + 0.35 * Math.min(fit, 4) / 4;
        double placed = 0.65 + 0.35 * section.weight();
        return strength * fitting * placed;
    }

    /** What decides between claims: place first, then the cue. */
    double prominence() {
        return section.weight() * strength;
    }
}
