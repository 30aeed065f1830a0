package dev.tidemark.classify;

import dev.tidemark.classify.StanceFeatures.Place;
import dev.tidemark.model.Evidence;
import dev.tidemark.model.Label;
import dev.tidemark.model.Scope;
import dev.tidemark.model.Stance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Turns what the model decides into a label: its evidence comes from the rules where they agree, else from the model. */
final class Verdict {
    /** Below this probability nothing is said: silence is better than a wrong word. */
    private static final double LEAST = 0.5;

    private Verdict() {}

    static Label of(StanceModel model, Reading reading) {
        Map<Stance, Double> chance = model.probabilities(reading.features().keySet());
        Stance stance = decide(chance);
        Label rules = reading.rules();
        if (stance == Stance.NEUTRAL) {
            return with(
                    NetLabel.neutral(reading.company(), false), chance.getOrDefault(stance, 0.0))
                    ;
        }
        double sure = chance.getOrDefault(stance, 0.0);
        if (rules.stance() == stance) {
            return with(rules, sure);
        }
        List<Draft> agreeing =
                reading.drafts().stream()
                        .filter(d -> stance == Stance.MIXED || d.stance() == stance)
                        .toList();
        List<Draft> drafts =
                agreeing.isEmpty() ? List.of(found(model, reading, stance)) : agreeing;
        Label label = NetLabel.of(reading.company(), drafts);
        return with(
                new Label(
                        label.axis(),
                        label.company(),
                        stance,
                        label.certainty(),
                        stance == Stance.MIXED ? 0 : label.score(),
                        label.confidence(),
                        label.tags(),
                        label.evidence(),
                        claims(reading, drafts)),
                sure);
    }

    private static List<dev.tidemark.model.Claim> claims(Reading reading, List<Draft> drafts) {
        List<Draft> all = new ArrayList<>(reading.drafts());
        drafts.stream().filter(d -> !all.contains(d)).forEach(all::add);
        return all.stream().map(Draft::claim).toList();
    }

    private static Stance decide(Map<Stance, Double> chance) {
        Stance best = Stance.NEUTRAL;
        for (Stance stance : StanceModel.STANCES) {
            double p = chance.getOrDefault(stance, 0.0);
            if (p > chance.getOrDefault(best, 0.0)) {
                best = stance;
            }
        }
        return chance.getOrDefault(Stance.NEUTRAL, 0.0) > LEAST ? Stance.NEUTRAL : best;
    }

    /** A claim where the rules saw none: at the place that speaks most for the stance. */
    private static Draft found(StanceModel model, Reading reading, Stance stance) {
        Map<Integer, Double> bySentence = new HashMap<>();
        Map<Place, Double> byPlace = new HashMap<>();
        reading.features()
                .forEach(
                        (feature, place) -> {
                            if (place.sentence() >= 0) {
                                double weight = model.weight(feature, stance);
                                bySentence.merge(place.sentence(), weight, Double::sum);
                                if (place.word() >= 0) {
                                    byPlace.merge(place, weight, Double::sum);
                                }
                            }
                        });
        int sentence = top(bySentence, 0);
        Scene scene = reading.sentences().get(sentence).scene();
        Map<Integer, Double> words = new HashMap<>();
        byPlace.forEach(
                (place, weight) -> {
                    if (place.sentence() == sentence) {
                        words.put(place.word(), weight);
                    }
                });
        SentenceWords.Word word = reading.sentences().get(sentence).words().get(top(words, 0));
        String polarity = stance == Stance.CLOSED ? "closed" : "open";
        Hit cue =
                new Hit(
                        new Rule(Rule.Kind.CUE, word.text(), polarity, 0.6, Scope.MODEL, Set.of()),
                        word.start(),
                        word.end());
        return Objects.requireNonNull(reading.reader()).draft(scene, cue, reading.company());
    }

    private static int top(Map<Integer, Double> weights, int otherwise) {
        int best = otherwise;
        double most = Double.NEGATIVE_INFINITY;
        for (Map.Entry<Integer, Double> entry : weights.entrySet()) {
            if (entry.getValue() > most) {
                most = entry.getValue();
                best = entry.getKey();
            }
        }
        return best;
    }

    private static Label with(Label label, double confidence) {
        return new Label(
                label.axis(),
                label.company(),
                label.stance(),
                label.certainty(),
                label.score(),
                Math.min(0.99, confidence),
                label.tags(),
                label.evidence(),
                label.claims());
    }
}
