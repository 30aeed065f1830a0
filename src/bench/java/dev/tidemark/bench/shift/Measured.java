package dev.tidemark.bench.shift;

import dev.tidemark.bench.shift.StanceStream.Item;
import java.util.List;
import java.util.function.DoubleFunction;

/** What detectors do on streams. */
final class Measured {
    private static final double YEAR = 365.25;
    private static final int STEPS = 8;

    private Measured() {}

    /**
     * Days from change to alarm.
     *
     * @param median of all streams; what is never found counts as its stream's length
     * @param late the 90th percentile, likewise
     */
    record Delay(double median, double late) {}

    /** Alarms per company and year on streams without a change. */
    static double falseAlarms(Detector detector, List<StanceStream> quiet) {
        long alarms = 0;
        double years = 0;
        for (StanceStream stream : quiet) {
            detector.start(stream.company());
            for (Item item : stream.items()) {
                if (detector.observe(item)) {
                    alarms++;
                }
            }
            years += stream.end() / YEAR;
        }
        return alarms / years;
    }

    /** How long after the change the first alarm comes; alarms before it are not counted here. */
    static Delay delay(Detector detector, List<StanceStream> changing) {
        double[] delays =
                changing.stream().mapToDouble(stream -> delay(detector, stream)).sorted().toArray();
        return new Delay(delays[delays.length / 2], delays[delays.length * 9 / 10]);
    }

    private static double delay(Detector detector, StanceStream stream) {
        detector.start(stream.company());
        for (Item item : stream.items()) {
            if (detector.observe(item) && item.day() >= stream.changeAt()) {
                return item.day() - stream.changeAt();
            }
        }
        return stream.end() - stream.changeAt();
    }

    /**
     * The threshold at which a detector gives as many false alarms as wanted, within about 1 % of itself or what the number of
     * streams allows.
     *
     * @param low a threshold with too many false alarms
     * @param high one with too few; may be the smaller of the two
     */
    static double threshold(
            DoubleFunction<Detector> detector,
            double low,
            double high,
            double wanted,
            List<StanceStream> quiet) {
        double many = low;
        double few = high;
        for (int step = 0; step < STEPS; step++) {
            double middle = Math.sqrt(many * few);
            if (falseAlarms(detector.apply(middle), quiet) > wanted) {
                many = middle;
            } else {
                few = middle;
            }
        }
        return few;
    }

}
