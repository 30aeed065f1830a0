package dev.tidemark.classify;

import dev.tidemark.classify.StanceFeatures.Place;
import dev.tidemark.model.Claim;
import dev.tidemark.model.Label;
import dev.tidemark.model.Scope;
import dev.tidemark.model.Stance;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what the model decides into a label: its evidence comes from the rules where they agree, else from the model. */
final class Verdict {
    /** Above this probability that nothing is said, nothing is. */
    private static final double LEAST = 0.5;

    /** Weight of what the rules are sure of, against the model. */
    private static final double RULES = 0.5;

    /** A claim that no rule found and no cue shows has to be likelier than this. */
    private static final double LEAST_FOR_WORD = 0.7;

    /** No stance is certain. */
    private static final double MOST = 0.99;

    private static final double FAIR = 0.6;
    private static final double MERE = 0.5;

    private Verdict() {}

    static Label of(StanceModel model, Reading reading) {
        Map<Stance, Double> chance =
                blend(model.probabilities(reading.features().keySet()), reading.rules());
        Stance stance = decide(chance);
        Label rules = reading.rules();
        if (stance == Stance.NEUTRAL) {
            return with(
                    NetLabel.neutral(reading.company(), false),
                    chance.getOrDefault(stance, 0.0),
                    0);
        }
        double sure = chance.getOrDefault(stance, 0.0);
        if (rules.stance() == stance) {
            return with(rules, sure, lean(chance));
        }
        List<Draft> agreeing =
                reading.drafts().stream()
                        .filter(d -> stance == Stance.MIXED || d.stance() == stance)
                        .toList();
        List<Draft> drafts = agreeing;
        if (agreeing.isEmpty()) {
            Draft draft = found(model, reading, stance);
            if (draft == null || (isMereWord(draft) && sure < LEAST_FOR_WORD)) {
                return with(NetLabel.neutral(reading.company(), false), 1 - sure, 0);
            }
            drafts = List.of(draft);
        }
        Label label = NetLabel.of(reading.company(), drafts);
        return new Label(
                label.axis(),
                label.company(),
                stance,
                label.certainty(),
                lean(chance),
                Math.min(MOST, sure),
                label.tags(),
                label.evidence(),
                claims(reading, drafts));
    }

    private static List<Claim> claims(Reading reading, List<Draft> drafts) {
        List<Draft> all = new ArrayList<>(reading.drafts());
        drafts.stream().filter(d -> !all.contains(d)).forEach(all::add);
        return all.stream().map(Draft::claim).toList();
    }

    /** What the model thinks and what the rules found, blended by how sure the rules are. */
    private static Map<Stance, Double> blend(Map<Stance, Double> model, Label rules) {
        double share = rules.stance() == Stance.NEUTRAL ? 0 : RULES * rules.confidence();
        Map<Stance, Double> blended = new EnumMap<>(Stance.class);
        model.forEach(
                (stance, chance) ->
                        blended.put(
                                stance,
                                (1 - share) * chance + (stance == rules.stance() ? share : 0)));
        return blended;
    }

    private static Stance decide(Map<Stance, Double> chance) {
        Stance best = Stance.NEUTRAL;
        for (Stance stance : StanceModel.STANCES) {
            if (chance.getOrDefault(stance, 0.0) > chance.getOrDefault(best, 0.0)) {
                best = stance;
            }
        }
        return chance.getOrDefault(Stance.NEUTRAL, 0.0) > LEAST ? Stance.NEUTRAL : best;
    }

    /**
     * A claim where the rules saw none: at the word of openness in the sentence that speaks most for the stance; null
     * when that sentence has no such word, because a stance without a word to show for it is a guess.
     */
    private static @Nullable Draft found(StanceModel model, Reading reading, Stance stance) {
        int count = reading.sentences().size();
        double[] bySentence = new double[count];
        Map<Place, Double> byPlace = new HashMap<>();
        reading.features()
                .forEach(
                        (feature, place) -> {
                            if (place.sentence() >= 0) {
                                double weight = model.weight(feature, stance);
                                bySentence[place.sentence()] += weight;
                                byPlace.merge(place, weight, Double::sum);
                            }
                        });
        Draft best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (int s = 0; s < count; s++) {
            StanceFeatures.Sentence sentence = reading.sentences().get(s);
            Hit cue = cue(sentence, s, byPlace);
            if (cue != null && bySentence[s] > most) {
                most = bySentence[s];
                String side = stance == Stance.CLOSED ? "closed" : "open";
                double strength = cue.rule().kind() == Rule.Kind.CUE ? FAIR : MERE;
                Rule rule = new Rule(Rule.Kind.CUE, "", side, strength, Scope.MODEL, Set.of());
                best =
                        reading.reader()
                                .draft(
                                        sentence.scene(),
                                        new Hit(rule, cue.start(), cue.end()),
                                        reading.company());
            }
        }
        return best;
    }

    /** True for a claim that rests on a hint or a class of words, which mostly speak of other things. */
    private static boolean isMereWord(Draft draft) {
        return draft.cue().rule().strength() == MERE;
    }

    /** False for a cue that the rules credited to another company, or that its own sentence cancels. */
    private static boolean isFree(Hit hit, StanceFeatures.Sentence sentence) {
        boolean taken = sentence.drafts().stream().anyMatch(draft -> draft.cue().equals(hit));
        int end = sentence.scene().folded().length();
        return !taken && !sentence.scene().has(Rule.Kind.NEGATE, "cancel", 0, end);
    }

    private static @Nullable Hit cue(
            StanceFeatures.Sentence sentence, int index, Map<Place, Double> byPlace) {
        Hit best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (Hit hit : sentence.scene().hits()) {
            if (hit.tells() && isFree(hit, sentence)) {
                Place place = new Place(index, sentence.wordAt(hit.start()));
                double weight = byPlace.getOrDefault(place, 0.0);
                if (weight > most) {
                    most = weight;
                    best = hit;
                }
            }
        }
        return best;
    }

    /** Which way it leans, in [-1, 1]: the expected stance. */
    private static double lean(Map<Stance, Double> chance) {
        return chance.getOrDefault(Stance.OPEN, 0.0) - chance.getOrDefault(Stance.CLOSED, 0.0);
    }

    private static Label with(Label label, double confidence, double score) {
        return new Label(
                label.axis(),
                label.company(),
                label.stance(),
                label.certainty(),
                score,
                Math.min(MOST, confidence),
                label.tags(),
                label.evidence(),
                label.claims());
    }
}
