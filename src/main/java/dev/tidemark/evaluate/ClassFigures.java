package dev.tidemark.evaluate;

/**
 * How one class fares.
 *
 * @param precision right predictions of it among all predictions of it; NaN when there are none
 * @param recall right predictions of it among all that are of it; NaN when there are none
 * @param f1 harmonic mean of both; 0 when nothing is right; NaN when the class occurs nowhere
 * @param right weight of its right predictions
 * @param support weight of what is of the class
 * @param predicted weight of what was predicted to be
 */
public record ClassFigures(
        double precision,
        double recall,
        double f1,
        double right,
        double support,
        double predicted) {

    static ClassFigures of(double right, double support, double predicted) {
        return new ClassFigures(
                right / predicted,
                right / support,
                2 * right / (support + predicted),
                right,
                support,
                predicted);
    }
}
