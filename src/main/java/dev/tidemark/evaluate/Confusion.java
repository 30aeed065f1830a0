package dev.tidemark.evaluate;

import dev.tidemark.model.Stance;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Which stance was taken for which, as weights. Immutable.
 *
 * <p>With n(g, p) the weight of what is g and was predicted p: precision(c) = n(c, c) / Σ<sub>g</sub> n(g, c), recall(c) =
 * n(c, c) / Σ<sub>p</sub> n(c, p), F1(c) = 2 n(c, c) / (Σ<sub>g</sub> n(g, c) + Σ<sub>p</sub> n(c, p)).
 *
 * <p>Macro-F1 is the mean of F1 over OPEN, CLOSED and NEUTRAL, as far as the class occurs in the gold labels: a group
 * without a single CLOSED label says nothing of how CLOSED fares. MIXED is too rare to average in, yet a MIXED taken for
 * OPEN costs OPEN's precision, and an OPEN taken for MIXED its recall. (Means of F1, not F1 of means: Opitz and Burst,
 * "Macro F1 and Macro F1", 2019.)
 */
public final class Confusion {
    private static final int CLASSES = Stance.values().length;

    private final double[][] weights;

    private Confusion(double[][] weights) {
        this.weights = weights;
    }

    /** Counts outcomes; bare mentions that nobody labelled are left out. */
    public static Confusion of(Collection<Outcome> outcomes, Scoring scoring) {
        double[][] weights = new double[CLASSES][CLASSES];
        for (Outcome outcome : outcomes) {
            if (outcome.isCounted()) {
                int gold = scoring.gold(outcome).ordinal();
                weights[gold][outcome.predictedStance().ordinal()] += outcome.weight();
            }
        }
        return new Confusion(weights);
    }

    /** The sum of several. */
    public static Confusion sum(Collection<Confusion> parts) {
        double[][] sum = new double[CLASSES][CLASSES];
        for (Confusion part : parts) {
            for (int gold = 0; gold < CLASSES; gold++) {
                for (int predicted = 0; predicted < CLASSES; predicted++) {
                    sum[gold][predicted] += part.weights[gold][predicted];
                }
            }
        }
        return new Confusion(sum);
    }

    /** The weight of what is {@code gold} and was predicted {@code predicted}. */
    public double at(Stance gold, Stance predicted) {
        return weights[gold.ordinal()][predicted.ordinal()];
    }

    /** How a class fares. */
    public ClassFigures figures(Stance stance) {
        double support = 0;
        double predicted = 0;
        for (Stance other : Stance.values()) {
            support += at(stance, other);
            predicted += at(other, stance);
        }
        return ClassFigures.of(at(stance, stance), support, predicted);
    }

    /** Those of OPEN, CLOSED and NEUTRAL that occur in the gold labels. */
    Set<Stance> averaged() {
        Set<Stance> occurring = EnumSet.of(Stance.OPEN, Stance.CLOSED, Stance.NEUTRAL);
        occurring.removeIf(stance -> figures(stance).support() == 0);
        return occurring;
    }

    /** Mean F1 of OPEN, CLOSED and NEUTRAL in [0, 1]; NaN where none of them occurs. */
    public double macroF1() {
        return macroF1(averaged());
    }

    /** Mean F1 of some classes; NaN where one of them does not occur: a draw without it is not comparable. */
    double macroF1(Set<Stance> classes) {
        double sum = 0;
        for (Stance stance : classes) {
            ClassFigures figures = figures(stance);
            sum += figures.support() > 0 ? figures.f1() : Double.NaN;
        }
        return sum / classes.size();
    }

    /** Share of what was predicted right, in [0, 1]; NaN of nothing. */
    public double accuracy() {
        double right = 0;
        double all = 0;
        for (Stance stance : Stance.values()) {
            ClassFigures figures = figures(stance);
            right += figures.right();
            all += figures.support();
        }
        return right / all;
    }

    /** All weights, by gold stance and then by predicted stance. */
    public Map<Stance, Map<Stance, Double>> rows() {
        Map<Stance, Map<Stance, Double>> rows = new EnumMap<>(Stance.class);
        for (Stance gold : Stance.values()) {
            Map<Stance, Double> row = new EnumMap<>(Stance.class);
            for (Stance predicted : Stance.values()) {
                row.put(predicted, at(gold, predicted));
            }
            rows.put(gold, row);
        }
        return rows;
    }
}
