package dev.tidemark.evaluate;

import dev.tidemark.model.Evidence;
import dev.tidemark.model.Label;
import dev.tidemark.text.Span;
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
            List<Span> places = places(gold.evidence(), outcome.item().item().content());
            if (places.isEmpty()) {
                lost++;
            } else if (outcome.isRight() && outcome.isFlagged()) {
                overlaps.add(
                        predicted.evidence().stream()
                                .map(piece -> places.stream().anyMatch(at -> overlaps(piece, at)))
                                .toList());
            }
        }
        return new EvidenceFigures(
                Share.of(overlaps, pieces -> !pieces.isEmpty() && pieces.get(0)),
                Share.of(overlaps, pieces -> pieces.contains(true)),
                lost);
    }

    /** Everywhere that a sentence stands: a lead often says the headline again. */
    private static List<Span> places(String sentence, String content) {
        List<Span> places = new ArrayList<>();
        for (int at = content.indexOf(sentence); at >= 0; at = content.indexOf(sentence, at + 1)) {
            places.add(new Span(at, at + sentence.length()));
        }
        return places;
    }

    private static boolean overlaps(Evidence piece, Span sentence) {
        return piece.start() < sentence.end() && sentence.start() < piece.end();
    }
}
