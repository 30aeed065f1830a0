package dev.tidemark.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * How far a figure could have come out otherwise by the choice of the events.
 *
 * <p>Percentile bootstrap over clusters: of n clusters, n are drawn with replacement, {@value #ROUNDS} times, and the
 * statistic is taken of each draw; with B draws in ascending order, the interval reaches from the k-th to the (B + 1 −
 * k)-th, k = ⌊0.025 (B + 1)⌋. Whole clusters are drawn because items about one event are right or wrong together. Draws of
 * which the statistic is not defined are left out of B.
 *
 * <p>Limits: too narrow with few clusters (below about 30), and blind to events unlike all of those at hand. Deterministic:
 * the seed is fixed and {@link Random} is specified to the bit.
 *
 * <p>B. Efron and R. J. Tibshirani, "An Introduction to the Bootstrap", 1993, §13.3; for clusters, A. C. Davison and D. V.
 * Hinkley, "Bootstrap Methods and their Application", 1997, §3.8.
 */
public final class Bootstrap {
    static final int ROUNDS = 1_000;
    private static final long SEED = 20_250_714;
    private static final double TAIL = 0.025;

    private Bootstrap() {}

    /** The interval of a statistic of clusters; {@code ROUNDS} × clusters steps, plus the statistic's own. */
    public static <T> Interval interval(List<T> clusters, ToDoubleFunction<List<T>> statistic) {
        Random random = new Random(SEED);
        double[] figures =
                DoubleStream.generate(() -> statistic.applyAsDouble(draw(clusters, random)))
                        .limit(ROUNDS)
                        .filter(figure -> !Double.isNaN(figure))
                        .sorted()
                        .toArray();
        if (figures.length == 0) {
            return new Interval(Double.NaN, Double.NaN);
        }
        int k = Math.max(1, (int) Math.floor(TAIL * (figures.length + 1)));
        return new Interval(figures[k - 1], figures[figures.length - k]);
    }

    private static <T> List<T> draw(List<T> clusters, Random random) {
        List<T> drawn = new ArrayList<>(clusters.size());
        for (int i = 0; i < clusters.size(); i++) {
            drawn.add(clusters.get(random.nextInt(clusters.size())));
        }
        return drawn;
    }
}
