package dev.tidemark.model;

import org.jspecify.annotations.Nullable;

/**
 * One thing that an item says of one company.
 *
 * @param origin the outlet or document that the statement goes back to; null when it is the item's own
 */
public record Claim(
        Stance stance,
        Certainty certainty,
        Speaker speaker,
        @Nullable String origin,
        Scope scope,
        Tense tense,
        Evidence evidence) {

    /** The same claim of another certainty. */
    public Claim with(Certainty other) {
        return new Claim(stance, other, speaker, origin, scope, tense, evidence);
    }
}
