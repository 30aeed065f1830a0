package dev.tidemark.shift;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that {@link ShiftDetector} remembers of one company: about thirty numbers, however long it watches.
 *
 * @param asOf the moment to which everything is decayed; null before the first observation
 * @param load weight seen lately, in observations, by which a burst is recognised
 * @param reference what is normal for the company
 * @param opening evidence for a change towards open, one entry per assumed size
 * @param closing evidence for a change towards closed, likewise
 */
public record DetectorState(
        @Nullable Instant asOf,
        double load,
        Reference reference,
        List<Odds> opening,
        List<Odds> closing) {
    private static final List<Odds> NO_EVIDENCE =
            Collections.nCopies(ShiftDetector.SIZES.length, Odds.NONE);

    /**
     * A company at the start of a regime.
     *
     * @param mean mean stance to expect, in [-1, 1]
     * @param weight how many observations of weight 1 that expectation is worth, above 0
     * @throws IllegalArgumentException when either is out of its range
     */
    public static DetectorState starting(double mean, double weight) {
        if (!(Math.abs(mean) <= 1) || !(weight > 0)) {
            throw new IllegalArgumentException(
                    "mean " + mean + " must be in [-1, 1] and weight " + weight + " above 0");
        }
        Learned nothing = new Learned(0, 0);
        return new DetectorState(
                null,
                0,
                new Reference(mean, weight, 0, 0, nothing, nothing),
                NO_EVIDENCE,
                NO_EVIDENCE);
    }

    /** The same company with all evidence taken as dealt with; what is normal stays as learned. */
    public DetectorState settled() {
        return new DetectorState(asOf, load, reference, NO_EVIDENCE, NO_EVIDENCE);
    }

    /**
     * Evidence for one size of change: likelihood ratios of what was seen since a moment at which the change may have begun.
     *
     * @param mass their sum over all such moments, in days
     * @param peak the largest of them; 1 or less when nothing speaks for a change
     * @param age days since the moment of the largest
     */
    public record Odds(double mass, double peak, double age) {
        static final Odds NONE = new Odds(0, 0, 0);
    }

    /** Decayed sums Σ w and Σ w·s of what was observed. */
    public record Learned(double weight, double first) {
        Learned times(double factor) {
            return new Learned(weight * factor, first * factor);
        }

        Learned plus(double added, double score) {
            return new Learned(weight + added, first + added * score);
        }
    }

    /**
     * What is normal for the company.
     *
     * @param mean mean stance expected at the start
     * @param priorWeight what that expectation is worth, in observations
     * @param seen weight of all that was observed, learned or not, decayed like the sums
     * @param span days watched, likewise
     */
    public record Reference(
            double mean,
            double priorWeight,
            double seen,
            double span,
            Learned weekdays,
            Learned weekends) {
        /** A weekend has a mean of its own once this many observations stand against the common one. */
        private static final double KIND_WEIGHT = 30;

        /** Before anything is known, a company is taken to be in the news once a day. */
        private static final double USUAL = 5;

        double weight() {
            return priorWeight + weekdays.weight + weekends.weight;
        }

        /** The mean to expect on a weekday or at a weekend. */
        double mean(boolean weekend) {
            double common = (priorWeight * mean + weekdays.first + weekends.first) / weight();
            Learned kind = weekend ? weekends : weekdays;
            return (KIND_WEIGHT * common + kind.first) / (KIND_WEIGHT + kind.weight);
        }

        /** Observations a day, by weight. */
        double rate() {
            return (seen + USUAL) / (span + USUAL);
        }

        Reference aged(double factor, double gained) {
            return new Reference(
                    mean,
                    priorWeight,
                    seen * factor,
                    span * factor + gained,
                    weekdays.times(factor),
                    weekends.times(factor));
        }

        /** Learns an observation: {@code weight} came, of which {@code learned} is taken as normal. */
        Reference plus(boolean weekend, double weight, double learned, double score) {
            return new Reference(
                    mean,
                    priorWeight,
                    seen + weight,
                    span,
                    weekend ? weekdays : weekdays.plus(learned, score),
                    weekend ? weekends.plus(learned, score) : weekends);
        }
    }
}
