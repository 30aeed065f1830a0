package dev.tidemark.shift;

import dev.tidemark.model.Certainty;
import dev.tidemark.model.Label;
import dev.tidemark.model.Scope;
import dev.tidemark.model.SourceClass;
import dev.tidemark.model.Stance;

/**
 * How much one label counts in a score: certainty × prominence × source class × scope, in [0, 1].
 *
 * <p>Novelty is the fifth factor; the story chain multiplies it in later. The tables are ordinal
 * judgements, not estimates: an announcement by the company itself in a headline is worth 1; a
 * standing description, and software around models, say nothing of where models go, and a denial is
 * no evidence for what it denies.
 */
final class SignalWeight {
    /** Characters of content, headline included, that count as its lead. */
    private static final int LEAD_CHARS = 400;

    /** A stance below this confidence is shown, and counts for nothing: alerts rest on what is sure. */
    static final double LEAST_CONFIDENCE = 0.6;

    private SignalWeight() {}

    /**
     * Weighs a label.
     *
     * @param titleLength length of the item's title: evidence that starts in it is most prominent
     */
    static double of(Label label, int titleLength, SourceClass sourceClass) {
        if (label.stance() == Stance.NEUTRAL
                || label.confidence() < LEAST_CONFIDENCE
                || label.evidence().isEmpty()
                || label.tags().contains("descriptor")
                || label.tags().contains("tool")) {
            return 0;
        }
        int start = label.evidence().get(0).start();
        double prominence = start < titleLength ? 1.0 : start < LEAD_CHARS ? 0.8 : 0.5;
        return of(label.certainty()) * prominence * sourceClass(sourceClass) * scope(label);
    }

    /** The factor of a certainty, in [0, 1]. */
    static double of(Certainty certainty) {
        return switch (certainty) {
            case ANNOUNCED -> 1;
            case REPORTED -> 0.7;
            case CONSIDERING -> 0.5;
            case OPINION -> 0.2;
            case DENIED, BACKGROUND -> 0;
        };
    }

    private static double sourceClass(SourceClass sourceClass) {
        return switch (sourceClass) {
            case PRIMARY, AGENCY, NATIONAL -> 1;
            case TRADE -> 0.8;
            case AGGREGATOR -> 0.4;
            case BLOG -> 0.3;
        };
    }

    private static double scope(Scope scope) {
        return switch (scope) {
            case FLAGSHIP, LICENCE -> 1;
            case MODEL, POLICY -> 0.9;
            case DATA -> 0.5;
            case TOOL -> 0;
        };
    }

    /** The heaviest scope among the claims that carry the label's own stance. */
    private static double scope(Label label) {
        return label.claims().stream()
                .filter(claim -> claim.stance() == label.stance())
                .mapToDouble(claim -> scope(claim.scope()))
                .max()
                .orElseGet(() -> scope(Scope.MODEL));
    }
}
