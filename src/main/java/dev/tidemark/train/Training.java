package dev.tidemark.train;

import dev.tidemark.classify.StanceModel;
import dev.tidemark.evaluate.GoldItem;
import dev.tidemark.evaluate.GoldLabel;
import dev.tidemark.model.Stance;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Labelled items on the way to the weights of the stance model; for one thread. */
public final class Training {
    private static final double COST = 0.03;

    /** A stance is rare in feeds, one item in a hundred: each one found there counts for several. */
    private static final double RARE = 4;

    private static final int LEAST_SEEN = 4;

    /** Weights below this, in thousandths, change nothing that could be seen. */
    private static final long LEAST_WEIGHT = 6;

    private final List<Example> examples = new ArrayList<>();

    /**
     * Adds what an item says of each of its companies; a company without a label is NEUTRAL.
     *
     * @param written true for an item made for training, false for one from a real feed
     */
    public void add(GoldItem item, Map<String, Set<String>> features, boolean written) {
        features.forEach(
                (company, present) -> {
                    Optional<GoldLabel> label =
                            item.labels().stream()
                                    .filter(one -> one.company().equals(company))
                                    .findFirst();
                    Stance stance = label.map(GoldLabel::stance).orElse(Stance.NEUTRAL);
                    boolean debatable = label.filter(one -> !one.alt().isEmpty()).isPresent();
                    examples.add(
                            new Example(
                                    List.copyOf(present),
                                    stance,
                                    written,
                                    weight(stance, written, debatable)));
                });
    }

    private static double weight(Stance stance, boolean written, boolean debatable) {
        if (written || debatable) {
            return 1;
        }
        return stance == Stance.NEUTRAL ? 1 : RARE;
    }

    /** What was added, in a line. */
    public String summary() {
        Map<Stance, Integer> count = new EnumMap<>(Stance.class);
        examples.forEach(example -> count.merge(example.stance(), 1, Integer::sum));
        return examples.size() + " pairs: " + count;
    }

    /** The weights in thousandths, a feature a line. */
    public String weights() {
        StringBuilder text = new StringBuilder();
        text.append("# Weights of the stance model in thousandths: feature, then ")
                .append(StanceModel.STANCES)
                .append(". Made by tidemark train.\n");
        new StanceTrainer(COST, LEAST_SEEN)
                .train(examples, StanceModel.STANCES)
                .forEach(
                        (feature, row) -> {
                            long[] rounded = new long[row.length];
                            boolean tells = false;
                            for (int s = 0; s < row.length; s++) {
                                rounded[s] = Math.round(row[s] * 1000);
                                tells |= Math.abs(rounded[s]) >= LEAST_WEIGHT;
                            }
                            if (tells && isWritable(feature)) {
                                text.append(feature);
                                for (long weight : rounded) {
                                    text.append('\t').append(weight);
                                }
                                text.append('\n');
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
