package dev.tidemark.classify;

import dev.tidemark.config.InvalidInput;
import dev.tidemark.text.ContentHash;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A linear model that chooses between a few classes: one logistic regression a class over {@link StanceFeatures}.
 *
 * <p>P(c) is the logistic of the class's weights summed over the features present, made to sum to 1 over the classes
 * (one-vs-rest; Fan et al. 2008, LIBLINEAR, JMLR 9). Being linear, it explains itself: each feature adds its weight, and
 * each knows its place in the text. The weights are a text file in hundredths; CONTRIBUTING.md says how they are made.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <C> what it chooses between
 */
public final class LinearModel<C extends Enum<C>> {
    private final List<C> classes;
    private final Map<String, float[]> weights;
    private final float[] none;
    private final String version;

    private LinearModel(List<C> classes, Map<String, float[]> weights, String version) {
        this.classes = classes;
        this.weights = weights;
        this.none = new float[classes.size()];
        this.version = version;
    }

    /**
     * Reads the weights, a feature a line.
     *
     * @param classes in the order of the columns
     */
    static <C extends Enum<C>> LinearModel<C> of(TextFile file, List<C> classes) {
        Map<String, float[]> weights = new HashMap<>();
        String[] lines = file.content().split("\n");
        if (!lines[0].equals(header(classes))) {
            throw new InvalidInput(file.name(), "line 1", lines[0], header(classes));
        }
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].startsWith("#") || lines[i].isEmpty()) {
                continue;
            }
            String[] field = lines[i].split("\t", -1);
            if (field.length != classes.size() + 1) {
                throw new InvalidInput(
                        file.name(), "line " + (i + 1), lines[i], "a feature and a weight a class");
            }
            float[] row = new float[classes.size()];
            for (int c = 0; c < row.length; c++) {
                row[c] = hundredths(field[c + 1], file.name(), i + 1);
            }
            if (weights.put(field[0], row) != null) {
                throw new InvalidInput(file.name(), "line " + (i + 1), field[0], "a feature once");
            }
        }
        return new LinearModel<>(classes, weights, ContentHash.of(file.content()));
    }

    /** The first line of a file of weights: it says what the columns are. */
    public static String header(List<?> classes) {
        return "# Weights in hundredths: feature, then " + classes + ". Made by tidemark train.";
    }

    private static float hundredths(String word, String file, int line) {
        try {
            return word.isEmpty() ? 0 : Integer.parseInt(word) / 100f;
        } catch (NumberFormatException e) {
            throw new InvalidInput(file, "line " + line, word, "a whole number of hundredths");
        }
    }

    /** Changes with the weights, and with nothing else. */
    String version() {
        return version;
    }

    /** Probability of each class. */
    Chances<C> chances(Iterable<String> features) {
        double[] sum = new double[classes.size()];
        for (String feature : features) {
            float[] row = weights.get(feature);
            if (row != null) {
                for (int c = 0; c < sum.length; c++) {
                    sum[c] += row[c];
                }
            }
        }
        double all = 0;
        for (int c = 0; c < sum.length; c++) {
            sum[c] = 1 / (1 + Math.exp(-sum[c]));
            all += sum[c];
        }
        for (int c = 0; c < sum.length; c++) {
            sum[c] /= all;
        }
        return new Chances<>(classes, sum);
    }

    /** How much a feature speaks for one class and against another. */
    double weight(String feature, C favoured, C against) {
        float[] row = weights.getOrDefault(feature, none);
        return row[classes.indexOf(favoured)] - row[classes.indexOf(against)];
    }
}
