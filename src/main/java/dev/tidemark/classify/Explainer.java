package dev.tidemark.classify;

import dev.tidemark.classify.Explanation.Mark;
import dev.tidemark.classify.Explanation.Marked;
import dev.tidemark.classify.Explanation.Reason;
import dev.tidemark.classify.Explanation.Stretch;
import dev.tidemark.classify.StanceFeatures.Place;
import dev.tidemark.model.Evidence;
import dev.tidemark.model.Label;
import dev.tidemark.model.Stance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lays open what a decision rests on: the sentences with what was found in them, and the heaviest features. */
final class Explainer {
    private static final int MOST_SENTENCES = 3;
    private static final int MOST_REASONS = 8;
    private static final double LEAST_REASON = 0.05;

    private static final Map<String, Mark> CLASSES = Map.of("neg", Mark.NOT, "hedge", Mark.HEDGE);

    private final LinearModel<Stance> model;

    Explainer(LinearModel<Stance> model) {
        this.model = model;
    }

    Explanation of(Reading reading, Decision decision) {
        Map<Stance, Double> chances = new EnumMap<>(Stance.class);
        Chances<Stance> asked = decision.chances();
        if (asked != null) {
            TrainedModels.STANCES.forEach(stance -> chances.put(stance, asked.of(stance)));
        }
        return new Explanation(
                decision.label(),
                decision.ground(),
                reading.rules(),
                chances,
                sentences(reading, decision.label()),
                asked == null ? List.of() : reasons(reading.all(), asked));
    }

    private List<Reason> reasons(Map<String, Place> features, Chances<Stance> chances) {
        Stance stance =
                chances.best() == Stance.NEUTRAL
                        ? chances.of(Stance.OPEN) >= chances.of(Stance.CLOSED)
                                ? Stance.OPEN
                                : Stance.CLOSED
                        : chances.best();
        return features.entrySet().stream()
                .filter(one -> one.getValue().sentence() >= 0 && !isMereName(one.getKey()))
                .map(Map.Entry::getKey)
                .map(feature -> new Reason(feature, model.weight(feature, stance, Stance.NEUTRAL)))
                .filter(reason -> Math.abs(reason.weight()) >= LEAST_REASON)
                .sorted(
                        Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.weight()))
                                .thenComparing(Reason::feature))
                .limit(MOST_REASONS)
                .toList();
    }

    /** True for what every sentence with a name has. */
    private static boolean isMereName(String feature) {
        return feature.endsWith(SignRow.OWN) && feature.length() <= 4;
    }

    private static List<Marked> sentences(Reading reading, Label label) {
        Set<Integer> shown =
                label.evidence().stream().map(Evidence::start).collect(Collectors.toSet());
        return reading.sentences().stream()
                .filter(
                        sentence ->
                                shown.isEmpty()
                                        ? sentence.names(reading.company())
                                        : shown.contains(reading.reader().start(sentence.scene())))
                .limit(MOST_SENTENCES)
                .map(sentence -> marked(sentence.scene(), reading.company()))
                .toList();
    }

    private static Marked marked(Scene scene, String company) {
        List<Stretch> all = new ArrayList<>();
        for (Mention mention : scene.mentions()) {
            Mark mark = mention.company().equals(company) ? Mark.COMPANY : Mark.ANOTHER;
            all.add(new Stretch(mention.start(), mention.reach(), mark));
        }
        for (Hit hit : scene.hits()) {
            Mark mark = mark(hit.rule());
            if (mark != null) {
                all.add(new Stretch(hit.start(), hit.end(), mark));
            }
        }
        all.sort(
                Comparator.comparingInt(Stretch::start)
                        .thenComparing(Comparator.comparingInt(Stretch::end).reversed())
                        .thenComparing(Stretch::mark));
        List<Stretch> apart = new ArrayList<>();
        int free = 0;
        for (Stretch stretch : all) {
            if (stretch.start() >= free && stretch.end() > stretch.start()) {
                apart.add(stretch);
                free = stretch.end();
            }
        }
        return new Marked(scene.raw(), apart);
    }

    private static @Nullable Mark mark(Rule rule) {
        return switch (rule.kind()) {
            case CUE, HINT -> rule.polarity() > 0 ? Mark.OPEN : Mark.CLOSED;
            case NEGATE, DENY, TURN -> Mark.NOT;
            case CERTAINTY -> Mark.HEDGE;
            case SPEAKER -> Mark.SPEAKER;
            case WORD -> CLASSES.get(rule.value());
            default -> null;
        };
    }
}
