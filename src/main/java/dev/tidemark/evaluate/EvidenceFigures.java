package dev.tidemark.evaluate;

import dev.tidemark.model.Evidence;
import dev.tidemark.model.Label;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Whether labels rest on the sentence that a person would quote: among labels whose stance is right, strictly, and not
 * NEUTRAL, where a person noted the sentence and the item still holds it word for word.
 *
 * @param first labels whose first, deciding piece of evidence shares a character with that sentence
 * @param any labels of which any piece does
 * @param lost gold sentences that are not in the item, once cleaned of markup
 */
public record EvidenceFigures(Share first, Share any, int lost) {

    static EvidenceFigures of(Collection<Outcome> outcomes) {
        List<List<Boolean>> overlaps = new ArrayList<>();
        int lost = 0;
        for (Outcome outcome : outcomes) {
            GoldLabel gold = outcome.gold();
            Label predicted = outcome.predicted();
            if (gold == null || predicted == null || gold.evidence() == null) {
                continue;
            }
            int start = outcome.item().item().content().indexOf(gold.evidence());
            if (start < 0) {
                lost++;
            } else if (outcome.isRight() && outcome.isFlagged()) {
                int end = start + gold.evidence().length();
                overlaps.add(
                        predicted.evidence().stream()
                                .map(piece -> overlaps(piece, start, end))
                                .toList());
            }
        }
        return new EvidenceFigures(
                Share.of(overlaps, pieces -> !pieces.isEmpty() && pieces.get(0)),
                Share.of(overlaps, pieces -> pieces.contains(true)),
                lost);
    }

    private static boolean overlaps(Evidence piece, int start, int end) {
        return piece.start() < end && start < piece.end();
    }
}
