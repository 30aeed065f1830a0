package dev.tidemark.backtest;

import java.util.Collection;
import java.util.List;

/**
 * How late known changes were told, in days from the start of the day they became known.
 *
 * @param count of those found
 * @param median the middle one, or the mean of the two in the middle; NaN of none
 * @param p90 the shortest that nine in ten do not exceed (nearest rank); NaN of none
 */
public record Delays(int count, double median, double p90) {

    static Delays of(Collection<Double> days) {
        List<Double> sorted = days.stream().sorted().toList();
        int n = sorted.size();
        if (n == 0) {
            return new Delays(0, Double.NaN, Double.NaN);
        }
        double median = (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
        return new Delays(n, median, sorted.get((n * 9 + 9) / 10 - 1));
    }
}
