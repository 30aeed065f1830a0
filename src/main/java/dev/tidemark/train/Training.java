package dev.tidemark.train;

import dev.tidemark.classify.CueClassifier.Features;
import dev.tidemark.classify.LinearModel;
import dev.tidemark.classify.TrainedModels;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.evaluate.GoldItem;
import dev.tidemark.evaluate.GoldLabel;
import dev.tidemark.model.Certainty;
import dev.tidemark.model.Stance;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Labelled items on their way to weights.
 *
 * <p>Written items show the many ways of saying it, items from feeds how rarely it is said. The same items in the same
 * order give the same weights. Not thread-safe.
 */
public final class Training {
    /** Chosen between 0.03 and 0.3 with gold data in view; the figures hardly differ. */
    private static final double COST = 0.05;

    /** A stance in a real feed is rare, and worth this many of the commoner examples. */
    private static final int RARE = 4;

    private static final int LEAST_SEEN = 7;

    /** Weights below this, in hundredths, change nothing that could be seen. */
    private static final long LEAST_WEIGHT = 3;

    private final List<Example<Stance>> glance = new ArrayList<>();
    private final List<Example<Stance>> stance = new ArrayList<>();
    private final List<Example<Certainty>> certainty = new ArrayList<>();

    /**
     * Adds what an item says of each of its companies; a company without a label is NEUTRAL.
     *
     * @param written true for an item made for training, false for one from a real feed
     */
    public void add(GoldItem item, Map<String, Features> features, boolean written) {
        features.forEach(
                (company, present) -> {
                    Optional<GoldLabel> label =
                            item.labels().stream()
                                    .filter(one -> one.company().equals(company))
                                    .findFirst();
                    Stance said = label.map(GoldLabel::stance).orElse(Stance.NEUTRAL);
                    boolean debatable = label.filter(one -> !one.alt().isEmpty()).isPresent();
                    boolean rare = !written && !debatable && said != Stance.NEUTRAL;
                    int weight = rare ? RARE : 1;
                    glance.add(example(present.glance(), said, written, weight));
                    stance.add(example(present.all(), said, written, weight));
                    label.filter(one -> said != Stance.NEUTRAL)
                            .map(GoldLabel::certainty)
                            .ifPresent(c -> certainty.add(example(present.all(), c, written, 1)));
                });
    }

    private static <C extends Enum<C>> Example<C> example(
            Set<String> features, C label, boolean written, int weight) {
        return new Example<>(List.copyOf(features), label, written, weight);
    }

    /** What was added, in a line. */
    public String summary() {
        Map<Stance, Integer> count = new EnumMap<>(Stance.class);
        stance.forEach(example -> count.merge(example.label(), 1, Integer::sum));
        return stance.size() + " pairs: " + count;
    }

    /**
     * The files of the models by name.
     *
     * @throws InvalidInput when there are too few labels to learn from
     */
    public Map<String, String> files() {
        if (certainty.size() < LEAST_SEEN) {
            throw new InvalidInput(
                    "train",
                    "labels",
                    certainty.size() + " with a stance and a certainty",
                    LEAST_SEEN + " or more");
        }
        return Map.of(
                "glance.tsv", weights(glance, TrainedModels.STANCES),
                "stance.tsv", weights(stance, TrainedModels.STANCES),
                "certainty.tsv", weights(certainty, TrainedModels.CERTAINTIES));
    }

    /** The weights in hundredths, a feature a line; nothing for 0. */
    private static <C extends Enum<C>> String weights(List<Example<C>> examples, List<C> classes) {
        StringBuilder text = new StringBuilder(LinearModel.header(classes)).append('\n');
        new OneVsRestTrainer(COST, LEAST_SEEN)
                .train(examples, classes)
                .forEach(
                        (feature, row) -> {
                            StringBuilder line = new StringBuilder(feature);
                            boolean tells = false;
                            for (double weight : row) {
                                long rounded = Math.round(weight * 100);
                                tells |= Math.abs(rounded) >= LEAST_WEIGHT;
                                line.append('\t').append(rounded == 0 ? "" : rounded);
                            }
                            if (tells && isWritable(feature)) {
                                text.append(line).append('\n');
                            }
                        });
        return text.toString();
    }

    /** Half a character cannot be written, a tab would be a border, and a # would be a comment. */
    private static boolean isWritable(String feature) {
        return !feature.startsWith("#")
                && feature.chars().noneMatch(c -> c == '\t' || Character.isSurrogate((char) c));
    }
}
