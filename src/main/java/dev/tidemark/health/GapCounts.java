package dev.tidemark.health;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How long gaps were: decayed counts in classes a third of a doubling wide, from five minutes to 180 days. A gap is taken
 * to be as long as the middle of its class, which is off by an eighth at most. Immutable.
 *
 * @param counts by class, shortest first
 */
public record GapCounts(List<Double> counts) {
    private static final int CLASSES = 48;
    private static final double PER_DOUBLING = 3;
    private static final double SHORTEST_HOURS = 1 / 12.0;

    private static final double[] MIDDLES =
            IntStream.range(0, CLASSES)
                    .mapToDouble(place -> SHORTEST_HOURS * Math.pow(2, place / PER_DOUBLING))
                    .toArray();

    /** Nothing counted. */
    public static final GapCounts NONE = new GapCounts(Collections.nCopies(CLASSES, 0.0));

    /**
     * The gaps from the middle of a class on.
     *
     * @param from middle of the lowest class among them, in hours
     * @param count how many they are
     * @param excess hours above {@code from}, summed
     */
    record Tail(double from, double count, double excess) {}

    /** Counts a gap; {@code keep} is what is left of earlier ones, in (0, 1]. */
    GapCounts plus(double hours, double keep) {
        int place = (int) Math.round(PER_DOUBLING * Math.log(hours / SHORTEST_HOURS) / Math.log(2));
        place = Math.max(0, Math.min(CLASSES - 1, place));
        List<Double> more = new ArrayList<>(CLASSES);
        for (int i = 0; i < CLASSES; i++) {
            more.add(counts.get(i) * keep + (i == place ? 1 : 0));
        }
        return new GapCounts(Collections.unmodifiableList(more));
    }

    /** How many there are. */
    double total() {
        double total = 0;
        for (double count : counts) {
            total += count;
        }
        return total;
    }

    /** Their mean in hours; not a number when there are none. */
    double mean() {
        double sum = 0;
        for (int i = 0; i < CLASSES; i++) {
            sum += counts.get(i) * middle(i);
        }
        return sum / total();
    }

    /** Hardly longer than this is a share of them, in hours. */
    double quantile(double share) {
        return middle(place(share));
    }

    /** Those from the class on in which a share of all is passed. */
    Tail tail(double share) {
        int first = place(share);
        double count = 0;
        double excess = 0;
        for (int i = first; i < CLASSES; i++) {
            count += counts.get(i);
            excess += counts.get(i) * (middle(i) - middle(first));
        }
        return new Tail(middle(first), count, excess);
    }

    private int place(double share) {
        double wanted = share * total();
        int place = 0;
        for (double passed = counts.get(0); passed < wanted && place < CLASSES - 1; ) {
            place++;
            passed += counts.get(place);
        }
        return place;
    }

    private static double middle(int place) {
        return MIDDLES[place];
    }
}
