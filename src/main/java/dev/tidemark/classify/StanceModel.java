package dev.tidemark.classify;

import dev.tidemark.config.InvalidInput;
import dev.tidemark.model.Stance;
import dev.tidemark.text.ContentHash;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A linear model of stance: one logistic regression a stance over {@link StanceFeatures}.
 *
 * <p>P(s) is the logistic of the stance's weights summed over the features present, made to sum to 1 over the four
 * stances (one-vs-rest; Fan et al. 2008, LIBLINEAR, JMLR 9). Being linear, it explains itself: each feature adds its
 * weight, and each knows its place in the text. The weights are a text file; how they are made is in CONTRIBUTING.md.
 *
 * <p>Immutable and thread-safe.
 */
public final class StanceModel {
    /** Order of the columns. */
    public static final List<Stance> STANCES =
            List.of(Stance.OPEN, Stance.CLOSED, Stance.MIXED, Stance.NEUTRAL);

    private static final float[] NONE = new float[STANCES.size()];

    private final Map<String, float[]> weights;
    private final String version;

    private StanceModel(Map<String, float[]> weights, String version) {
        this.weights = weights;
        this.version = version;
    }

    /** The model that comes with the program; read once a process, on first use. */
    public static StanceModel bundled() {
        return Bundled.MODEL;
    }

    static StanceModel of(TextFile file) {
        Map<String, float[]> weights = new HashMap<>();
        String[] lines = file.content().split("\n");
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].startsWith("#") || lines[i].isEmpty()) {
                continue;
            }
            String[] field = lines[i].split("\t", -1);
            if (field.length != STANCES.size() + 1) {
                throw new InvalidInput(
                        file.name(),
                        "line " + (i + 1),
                        lines[i],
                        "a feature and a weight a stance");
            }
            float[] row = new float[STANCES.size()];
            for (int s = 0; s < row.length; s++) {
                row[s] = thousandths(field[s + 1], file.name(), i + 1);
            }
            weights.put(field[0], row);
        }
        return new StanceModel(weights, ContentHash.of(file.content()));
    }

    private static float thousandths(String word, String file, int line) {
        try {
            return Integer.parseInt(word) / 1000f;
        } catch (NumberFormatException e) {
            throw new InvalidInput(file, "line " + line, word, "a whole number of thousandths");
        }
    }

    /** Changes with the weights, and with nothing else. */
    public String version() {
        return version;
    }

    /** Probability of each stance. */
    Map<Stance, Double> probabilities(Iterable<String> features) {
        double[] sum = new double[STANCES.size()];
        for (String feature : features) {
            float[] row = weights.getOrDefault(feature, NONE);
            for (int s = 0; s < sum.length; s++) {
                sum[s] += row[s];
            }
        }
        double all = 0;
        for (int s = 0; s < sum.length; s++) {
            sum[s] = 1 / (1 + Math.exp(-sum[s]));
            all += sum[s];
        }
        Map<Stance, Double> probabilities = new EnumMap<>(Stance.class);
        for (int s = 0; s < sum.length; s++) {
            probabilities.put(STANCES.get(s), sum[s] / all);
        }
        return probabilities;
    }

    /** How much a feature speaks for a stance and against NEUTRAL. */
    double weight(String feature, Stance stance) {
        float[] row = weights.getOrDefault(feature, NONE);
        return row[STANCES.indexOf(stance)] - row[STANCES.indexOf(Stance.NEUTRAL)];
    }

    private static final class Bundled {
        static final StanceModel MODEL = of(TextFile.bundled("/model/stance.tsv"));
    }
}
