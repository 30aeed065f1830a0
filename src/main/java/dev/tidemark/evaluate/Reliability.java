package dev.tidemark.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Whether a confidence of 0.8 is right 8 times in 10.
 *
 * <p>Forecasts fall into ten bins of equal width, [0, 0.1) … [0.9, 1]. With n<sub>b</sub> forecasts in bin b, conf(b) their
 * mean confidence, acc(b) the share of them that is right and N = Σ n<sub>b</sub>, the expected calibration error is ECE = Σ
 * n<sub>b</sub>/N · |acc(b) − conf(b)|, in [0, 1].
 *
 * <p>Limits: opposite errors within one bin cancel out, and with few forecasts in a bin the error is biased upwards.
 *
 * <p>M. P. Naeini, G. F. Cooper and M. Hauskrecht, "Obtaining well calibrated probabilities using Bayesian binning", AAAI
 * 2015; C. Guo et al., "On calibration of modern neural networks", ICML 2017, §2.
 *
 * @param bins all ten, the lowest first
 * @param count N
 * @param expectedCalibrationError NaN of nothing
 */
public record Reliability(List<Bin> bins, int count, double expectedCalibrationError) {
    private static final int BINS = 10;

    /** A confidence, and whether it was right to have it. */
    public record Forecast(double confidence, boolean right) {}

    /**
     * The forecasts with a confidence from {@code from}, included, to {@code to}, excluded unless it is 1.
     *
     * @param meanConfidence NaN in an empty bin
     * @param right NaN in an empty bin
     */
    public record Bin(double from, double to, int count, double meanConfidence, double right) {}

    /** Sorts forecasts into bins; confidences outside of [0, 1] count as the nearer end. */
    public static Reliability of(Collection<Forecast> forecasts) {
        int[] counts = new int[BINS];
        double[] confidences = new double[BINS];
        int[] right = new int[BINS];
        for (Forecast forecast : forecasts) {
            int bin =
                    (int) Math.min(BINS - 1, Math.max(0, Math.floor(forecast.confidence() * BINS)));
            counts[bin]++;
            confidences[bin] += forecast.confidence();
            right[bin] += forecast.right() ? 1 : 0;
        }
        List<Bin> bins = new ArrayList<>();
        double error = 0;
        for (int b = 0; b < BINS; b++) {
            double from = (double) b / BINS;
            double to = (double) (b + 1) / BINS;
            double n = counts[b];
            bins.add(new Bin(from, to, counts[b], confidences[b] / n, right[b] / n));
            error += Math.abs(right[b] - confidences[b]);
        }
        return new Reliability(bins, forecasts.size(), error / forecasts.size());
    }
}
