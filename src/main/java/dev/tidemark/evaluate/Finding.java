package dev.tidemark.evaluate;

import dev.tidemark.model.Certainty;
import dev.tidemark.model.Evidence;
import dev.tidemark.model.Label;
import dev.tidemark.model.Stance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One outcome, for a person to look at.
 *
 * @param gold stance that a person gave; NEUTRAL, too, where nobody labelled the company
 * @param labelled false where nobody labelled the company
 * @param found false where the company was not found
 * @param acceptable true when the prediction is among the alternatives
 * @param knownWrong true when nobody expects it to be right
 * @param confidence NaN where the company was not found
 * @param evidence what the prediction rests on, strongest first
 * @param goldEvidence the sentence that a person would quote; null where nobody noted it
 */
public record Finding(
        String id,
        String title,
        String company,
        Stance gold,
        @Nullable Certainty goldCertainty,
        Stance predicted,
        @Nullable Certainty predictedCertainty,
        boolean labelled,
        boolean found,
        boolean acceptable,
        boolean knownWrong,
        double confidence,
        List<Evidence> evidence,
        @Nullable String goldEvidence) {

    static Finding of(Outcome outcome) {
        GoldLabel gold = outcome.gold();
        Label predicted = outcome.predicted();
        return new Finding(
                outcome.item().item().id(),
                outcome.item().item().title(),
                outcome.company(),
                outcome.goldStance(),
                gold == null ? null : gold.certainty(),
                outcome.predictedStance(),
                predicted == null ? null : predicted.certainty(),
                gold != null,
                predicted != null,
                outcome.isAcceptable(),
                outcome.item().knownWrong() || (gold != null && gold.knownWrong()),
                predicted == null ? Double.NaN : predicted.confidence(),
                predicted == null ? List.of() : predicted.evidence(),
                gold == null ? null : gold.evidence());
    }
}
