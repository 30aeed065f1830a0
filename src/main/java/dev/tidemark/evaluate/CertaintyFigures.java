package dev.tidemark.evaluate;

import dev.tidemark.model.Certainty;
import dev.tidemark.model.Label;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How right the certainty is where the stance is: among labels whose stance is right, strictly, and not NEUTRAL.
 *
 * <p>Sets that are older than {@code background} carry {@code reported} on descriptors; there, both are right.
 *
 * @param all over all certainties
 * @param each by gold certainty
 * @param mistakes how often which was taken for which, as in {@code denied → reported}
 */
public record CertaintyFigures(
        Share all, Map<Certainty, Share> each, Map<String, Integer> mistakes) {

    static CertaintyFigures of(Collection<Outcome> outcomes) {
        List<Outcome> judged = outcomes.stream().filter(CertaintyFigures::isJudged).toList();
        Map<Certainty, Share> each = new EnumMap<>(Certainty.class);
        for (Certainty certainty : Certainty.values()) {
            each.put(
                    certainty,
                    Share.of(
                            judged.stream().filter(o -> gold(o) == certainty).toList(),
                            CertaintyFigures::isRight));
        }
        Map<String, Integer> mistakes = new TreeMap<>();
        for (Outcome outcome : judged) {
            if (!isRight(outcome)) {
                mistakes.merge(
                        written(gold(outcome)) + " → " + written(predicted(outcome)),
                        1,
                        Integer::sum);
            }
        }
        return new CertaintyFigures(Share.of(judged, CertaintyFigures::isRight), each, mistakes);
    }

    /** True for a label of which the certainty is judged and wrong. */
    static boolean isWrong(Outcome outcome) {
        return isJudged(outcome) && !isRight(outcome);
    }

    private static boolean isJudged(Outcome outcome) {
        return outcome.isRight() && outcome.isFlagged() && gold(outcome) != null;
    }

    private static boolean isRight(Outcome outcome) {
        return gold(outcome) == predicted(outcome)
                || (outcome.isTagged("descriptor")
                        && gold(outcome) == Certainty.REPORTED
                        && predicted(outcome) == Certainty.BACKGROUND);
    }

    private static @Nullable Certainty gold(Outcome outcome) {
        GoldLabel gold = outcome.gold();
        return gold == null ? null : gold.certainty();
    }

    private static @Nullable Certainty predicted(Outcome outcome) {
        Label predicted = outcome.predicted();
        return predicted == null ? null : predicted.certainty();
    }

    private static String written(@Nullable Certainty certainty) {
        return certainty == null ? "none" : certainty.word();
    }
}
