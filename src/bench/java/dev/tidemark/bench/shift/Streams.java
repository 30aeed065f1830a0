package dev.tidemark.bench.shift;

import dev.tidemark.bench.shift.StanceStream.Company;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The streams that every detector is shown: the same for all, decided by the seed. */
final class Streams {
    /** Days of history before a change. */
    private static final double HISTORY = 365;

    /** A change is looked for until it is three years old or this many items have come. */
    private static final double PATIENCE_DAYS = 3 * 365;

    private static final double PATIENCE_ITEMS = 6_000;
    private static final int YEARS = 5;
    private static final double YEAR = 365.25;
    private static final double REGIME = 0.6;
    private static final double DEVIATION = 0.15;

    private final long seed;

    Streams(long seed) {
        this.seed = seed;
    }

    /** Streams of five years in which nothing changes; a third of the companies each open, mixed and closed. */
    List<StanceStream> quiet(double rate, int companyYears, Set<Disturbance> disturbances) {
        return IntStream.range(0, companyYears / YEARS)
                .mapToObj(
                        i -> {
                            double regime = (i % 3 - 1) * REGIME;
                            double mean = regime + deviation(i);
                            Company company = new Company(regime, mean, mean);
                            return draw(i, company, rate, YEARS * YEAR, YEARS * YEAR, disturbances);
                        })
                .toList();
    }

    /** Streams of five years without a change, of companies that {@link #changing} would change: what the optimum is tuned on. */
    List<StanceStream> before(double rate, double change, int companyYears) {
        return IntStream.range(0, companyYears / YEARS)
                .mapToObj(i -> draw(i, company(i, change), rate, YEARS * YEAR, YEARS * YEAR, Set.of()))
                .toList();
    }

    /** Streams in which the mean moves by {@code change}, half of them towards open. */
    List<StanceStream> changing(double rate, double change, int count) {
        return IntStream.range(0, count)
                .mapToObj(
                        i -> {
                            double at = HISTORY + 7 * new SplittableRandom(~key(i)).nextDouble();
                            return draw(
                                    i, company(i, change), rate, at, at + Math.min(PATIENCE_DAYS, PATIENCE_ITEMS / rate), Set.of());
                        })
                .toList();
    }

    /** A company far from the middle that moves across it; a change of 1.6 is from one end to the other. */
    private Company company(int i, double change) {
        double side = i % 2 == 0 ? 1 : -1;
        double most = StanceStream.STRENGTH;
        double before = change >= 2 * most ? most : REGIME + deviation(i);
        return new Company(side * REGIME, side * before, side * (before - change));
    }

    private double deviation(int i) {
        return DEVIATION * (2 * new SplittableRandom(key(i)).nextDouble() - 1);
    }

    private StanceStream draw(
            int i,
            Company company,
            double rate,
            double changeAt,
            double days,
            Set<Disturbance> disturbances) {
        return StanceStream.draw(key(i) * 31, company, rate, changeAt, days, disturbances);
    }

    private long key(int i) {
        return seed * 1_000_003 + i;
    }
}
