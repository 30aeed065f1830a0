package dev.tidemark.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * When in the week a feed tends to bring something: an hour of the week weighs h(hour of the day) · d(day of the week),
 * 1 on average.
 *
 * <p>Both factors are shares of what was counted, pulled to 1 by {@value #HOUR_PRIOR} made-up arrivals an hour and
 * {@value #DAY_PRIOR} a day, the hours smoothed over their neighbours (¼, ½, ¼). So a feed of which little is known has
 * an even week, and one of which much is known its own; that the night of a weekday and of a Sunday have the same shape
 * is assumed. Immutable.
 *
 * @param hours decayed counts of items, by hour of the day
 * @param days the same by day of the week, Thursday first, as the epoch was one
 */
public record WeekShape(List<Double> hours, List<Double> days) {
    /** Nothing counted. */
    public static final WeekShape EVEN =
            new WeekShape(Collections.nCopies(24, 0.0), Collections.nCopies(7, 0.0));

    private static final double HOUR_PRIOR = 1;
    private static final double DAY_PRIOR = 4;
    private static final int HOUR = 3_600;
    private static final int DAY = 24 * HOUR;
    private static final int WEEK = 7 * DAY;

    /**
     * Counts items that arrived.
     *
     * @param keep what is left of earlier ones, in (0, 1]
     * @param offset of the feed's clock from UTC, in seconds
     */
    WeekShape plus(Instant arrival, int items, double keep, int offset) {
        long local = arrival.getEpochSecond() + offset;
        return new WeekShape(
                plus(hours, items, keep, (int) (Math.floorMod(local, (long) DAY) / HOUR)),
                plus(days, items, keep, (int) (Math.floorMod(local, (long) WEEK) / DAY)));
    }

    /**
     * How long a time is, in hours of an average day: the integral of the weights over it.
     *
     * @param to not before {@code from}, or the answer is 0
     * @param offset of the feed's clock from UTC, in seconds
     */
    double hours(Instant from, Instant to, int offset) {
        long seconds = to.getEpochSecond() - from.getEpochSecond();
        if (seconds <= 0) {
            return 0;
        }
        double[] hour = hourFactors();
        double[] day = factors(days, DAY_PRIOR);
        double weighed = (double) (seconds / WEEK) * WEEK;
        long at = Math.floorMod(from.getEpochSecond() + offset, (long) WEEK);
        for (long left = seconds % WEEK; left > 0; ) {
            long step = Math.min(left, HOUR - at % HOUR);
            weighed += step * hour[(int) (at % DAY / HOUR)] * day[(int) (at / DAY)];
            at = (at + step) % WEEK;
            left -= step;
        }
        return weighed / HOUR;
    }

    private double[] hourFactors() {
        double[] raw = factors(hours, HOUR_PRIOR);
        double[] smooth = new double[raw.length];
        for (int i = 0; i < raw.length; i++) {
            double beside = raw[(i + 1) % raw.length] + raw[(i + raw.length - 1) % raw.length];
            smooth[i] = raw[i] / 2 + beside / 4;
        }
        return smooth;
    }

    private static double[] factors(List<Double> counts, double prior) {
        double all = prior * counts.size();
        for (double count : counts) {
            all += count;
        }
        double[] factors = new double[counts.size()];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = (counts.get(i) + prior) * factors.length / all;
        }
        return factors;
    }

    private static List<Double> plus(List<Double> counts, int items, double keep, int place) {
        List<Double> more = new ArrayList<>(counts.size());
        for (int i = 0; i < counts.size(); i++) {
            more.add(counts.get(i) * keep + (i == place ? items : 0));
        }
        return Collections.unmodifiableList(more);
    }
}
