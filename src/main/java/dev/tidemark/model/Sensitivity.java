package dev.tidemark.model;

/**
 * How readily a change is taken for established, as the false shifts that a desk is willing to see.
 *
 * <p>The thresholds are found by simulation: {@code mvn -q -Pbench test-compile exec:exec@shifts
 * -Dpart=thresholds} prints them, and the detector's test fails when they and the rates part ways.
 */
public enum Sensitivity implements Word {
    /** At most 0.03 false shifts per company and year. */
    LOW(0.03, 16_000),
    /** At most 0.1 false shifts per company and year: 4 a year for 40 companies. */
    NORMAL(0.1, 6_000),
    /** At most 0.3 false shifts per company and year. */
    HIGH(0.3, 1_900);

    private final double falseShifts;
    private final double threshold;

    Sensitivity(double falseShifts, double threshold) {
        this.falseShifts = falseShifts;
        this.threshold = threshold;
    }

    /** Most false shifts to expect per company and year, before the gate of chains and publishers. */
    public double falseShifts() {
        return falseShifts;
    }

    /** What the evidence of one direction has to reach, in days. */
    public double threshold() {
        return threshold;
    }
}
