package dev.tidemark.classify;

import dev.tidemark.classify.Explanation.Ground;
import dev.tidemark.classify.StanceFeatures.Place;
import dev.tidemark.model.Certainty;
import dev.tidemark.model.Claim;
import dev.tidemark.model.Label;
import dev.tidemark.model.Scope;
import dev.tidemark.model.Stance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what the models decide into a label: its evidence comes from the rules where they agree, else from the model. */
final class Verdict {
    /** Above this probability that nothing is said, nothing is. */
    private static final double LEAST = 0.5;

    /** Above this probability at a glance that nothing is said, nobody looks closer. */
    private static final double SILENT = 0.5;

    /** Weight of what the rules are sure of, against the model. */
    private static final double RULES = 0.5;

    /** The same where the rules found an opening and a closing: too rare for the model to know. */
    private static final double BOTH = 0.8;

    /** A claim that no rule found has to be likelier than this. */
    private static final double LEAST_FOR_CUE = 0.55;

    /** A claim that no rule found and no cue shows has to be likelier than this. */
    private static final double LEAST_FOR_WORD = 0.7;

    /** No stance is certain. */
    private static final double MOST = 0.99;

    /** Weight of the grammar's word on certainty, against the model. */
    private static final double GRAMMAR = 0.2;

    private static final double FAIR = 0.6;
    private static final double MERE = 0.5;

    private static final Set<String> OPENING = Set.of("loosen", "openword");
    private static final Set<String> CLOSING = Set.of("withhold", "tighten", "closedword");
    private static final Set<String> TURNS = Set.of("neg", "end", "deny", "oppose", "delay");

    private final TrainedModels models;

    Verdict(TrainedModels models) {
        this.models = models;
    }

    Decision of(Reading reading) {
        Label rules = reading.rules();
        if (rules.stance() == Stance.NEUTRAL) {
            double silent = models.glance().chances(reading.glance().keySet()).of(Stance.NEUTRAL);
            if (silent > SILENT) {
                return new Decision(neutral(reading.company(), silent), Ground.GLANCE, null);
            }
        }
        Map<String, Place> features = reading.all();
        double share = share(rules.stance()) * rules.confidence();
        Chances<Stance> chances =
                models.stance().chances(features.keySet()).blended(rules.stance(), share);
        Stance stance = chances.of(Stance.NEUTRAL) > LEAST ? Stance.NEUTRAL : chances.best();
        double sure = chances.of(stance);
        if (stance == Stance.NEUTRAL) {
            return new Decision(neutral(reading.company(), sure), Ground.MODEL, chances);
        }
        if (rules.stance() == stance) {
            return settled(rules, reading, features, chances, reading.drafts(), Ground.RULES);
        }
        List<Draft> agreeing = agreeing(reading, stance);
        if (!agreeing.isEmpty()) {
            Label label = NetLabel.of(reading.company(), agreeing);
            return settled(label, reading, features, chances, reading.drafts(), Ground.OVERRULED);
        }
        Draft draft = found(features, reading, stance);
        boolean shows = draft != null && (stance == Stance.MIXED || draft.stance() == stance);
        if (draft == null
                || !shows
                || sure < (isMereWord(draft) ? LEAST_FOR_WORD : LEAST_FOR_CUE)) {
            return new Decision(neutral(reading.company(), 1 - sure), Ground.FAINT, chances);
        }
        List<Draft> all = new ArrayList<>(List.of(draft));
        all.addAll(reading.drafts());
        Label label = NetLabel.of(reading.company(), List.of(draft));
        return settled(label, reading, features, chances, all, Ground.WORD);
    }

    private static double share(Stance rules) {
        return switch (rules) {
            case NEUTRAL -> 0;
            case MIXED -> BOTH;
            default -> RULES;
        };
    }

    private static List<Draft> agreeing(Reading reading, Stance stance) {
        return reading.drafts().stream()
                .filter(d -> stance == Stance.MIXED || d.stance() == stance)
                .toList();
    }

    /** The label as decided; the claims that it rests on are as certain as the label. */
    private Decision settled(
            Label label,
            Reading reading,
            Map<String, Place> features,
            Chances<Stance> chances,
            List<Draft> drafts,
            Ground ground) {
        Stance stance = chances.best();
        int start = label.evidence().get(0).start();
        Certainty certainty = certainty(label.certainty(), reading, features);
        List<Claim> claims = new ArrayList<>();
        for (Draft draft : NetLabel.bounded(drafts)) {
            boolean deciding =
                    draft.certainty() == label.certainty()
                            && draft.evidence().start() == start
                            && (stance == Stance.MIXED || draft.stance() == stance);
            claims.add(deciding ? draft.claim().with(certainty) : draft.claim());
        }
        return new Decision(
                new Label(
                        label.axis(),
                        label.company(),
                        stance,
                        certainty,
                        chances.of(Stance.OPEN) - chances.of(Stance.CLOSED),
                        Math.min(MOST, chances.of(stance)),
                        label.tags(),
                        label.evidence(),
                        List.copyOf(claims)),
                ground,
                chances);
    }

    /** The model's, but for denials: one that the grammar shows stays, and none is made up without a word for it. */
    private Certainty certainty(Certainty grammar, Reading reading, Map<String, Place> features) {
        if (grammar == Certainty.DENIED) {
            return grammar;
        }
        Chances<Certainty> chances = models.certainty().chances(features.keySet());
        Chances<Certainty> blended = chances.blended(grammar, GRAMMAR);
        boolean denies =
                reading.sentences().stream()
                        .flatMap(sentence -> sentence.scene().hits().stream())
                        .anyMatch(Verdict::isDenial);
        return denies ? blended.best() : blended.bestBut(Certainty.DENIED);
    }

    private static boolean isDenial(Hit hit) {
        return hit.rule().kind() == Rule.Kind.DENY || hit.rule().value().equals("deny");
    }

    private static Label neutral(String company, double confidence) {
        return NetLabel.neutral(company, Math.min(MOST, confidence));
    }

    /**
     * A claim where the rules saw none: at the word of openness in the sentence that speaks most for the stance; null
     * when that sentence has no such word, because a stance without a word to show for it is a guess.
     */
    private @Nullable Draft found(Map<String, Place> features, Reading reading, Stance stance) {
        int count = reading.sentences().size();
        double[] bySentence = new double[count];
        Map<Place, Double> byWord = new HashMap<>();
        features.forEach(
                (feature, place) -> {
                    if (place.sentence() >= 0) {
                        double weight = models.stance().weight(feature, stance, Stance.NEUTRAL);
                        bySentence[place.sentence()] += weight;
                        if (place.at() >= 0) {
                            byWord.merge(word(reading.sentences(), place), weight, Double::sum);
                        }
                    }
                });
        Sentence best = null;
        Hit shown = null;
        double most = Double.NEGATIVE_INFINITY;
        for (int s = 0; s < count; s++) {
            Hit cue = cue(reading, s, stance, byWord);
            if (cue != null && (shown == null || isBetter(cue, bySentence[s], shown, most))) {
                most = bySentence[s];
                best = reading.sentences().get(s);
                shown = cue;
            }
        }
        if (best == null || shown == null) {
            return null;
        }
        String side = stance == Stance.CLOSED ? "closed" : "open";
        double strength = isCue(shown) ? FAIR : MERE;
        Rule rule = new Rule(Rule.Kind.CUE, "", side, strength, Scope.MODEL, Set.of());
        Hit claimed = new Hit(rule, shown.start(), shown.end());
        return reading.reader().draft(best.scene(), claimed, reading.company());
    }

    /** A cue shows a stance better than a mere word in a heavier sentence. */
    private static boolean isBetter(Hit cue, double weight, Hit shown, double most) {
        return isCue(cue) == isCue(shown) ? weight > most : isCue(cue);
    }

    private static boolean isCue(Hit hit) {
        return hit.rule().kind() == Rule.Kind.CUE;
    }

    /** True for a claim that rests on a hint or a class of words, which mostly speak of other things. */
    private static boolean isMereWord(Draft draft) {
        return draft.cue().rule().strength() == MERE;
    }

    /** A place by the start of the word that it falls in; by itself where no word was cut. */
    private static Place word(List<Sentence> sentences, Place place) {
        Sentence sentence = sentences.get(place.sentence());
        int word = sentence.wordAt(place.at());
        return word < 0 ? place : new Place(place.sentence(), sentence.words().get(word).start());
    }

    /** False for a cue that the rules credited to another company, or that its own sentence cancels. */
    private static boolean isFree(Hit hit, Sentence sentence, String company) {
        boolean taken =
                sentence.drafts().stream()
                        .anyMatch(d -> d.cue().equals(hit) && !d.company().equals(company));
        int end = sentence.scene().folded().length();
        return !taken
                && !sentence.scene().asks()
                && !sentence.scene().has(Rule.Kind.NEGATE, "cancel", 0, end);
    }

    /** True for a word that speaks for the stance, or for the opposite in a sentence that may turn it round. */
    private static boolean points(Hit hit, Scene scene, Stance stance) {
        int side = side(hit.rule());
        int wanted = stance == Stance.OPEN ? 1 : stance == Stance.CLOSED ? -1 : side;
        return side == 0
                || side == wanted
                || scene.hits(Rule.Kind.WORD).stream()
                        .anyMatch(
                                word ->
                                        TURNS.contains(word.rule().value())
                                                && !word.overlaps(hit.start(), hit.end()));
    }

    private static int side(Rule rule) {
        if (rule.kind() != Rule.Kind.WORD) {
            return rule.polarity();
        }
        return OPENING.contains(rule.value()) ? 1 : CLOSING.contains(rule.value()) ? -1 : 0;
    }

    private static @Nullable Hit cue(
            Reading reading, int index, Stance stance, Map<Place, Double> byWord) {
        Sentence sentence = reading.sentences().get(index);
        if (!sentence.names(reading.company()) && !sentence.scene().mentions().isEmpty()) {
            // It speaks of somebody else.
            return null;
        }
        Hit best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (Hit hit : sentence.scene().hits()) {
            if (hit.tells()
                    && isFree(hit, sentence, reading.company())
                    && points(hit, sentence.scene(), stance)) {
                Place place = word(reading.sentences(), new Place(index, hit.start()));
                double weight = byWord.getOrDefault(place, 0.0);
                if (weight > most) {
                    most = weight;
                    best = hit;
                }
            }
        }
        return best;
    }
}
