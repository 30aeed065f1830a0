package dev.tidemark.model;

/** Where a company stands. */
public enum Regime implements Word {
    /** Its newest flagship model is downloadable under a general licence. */
    OPEN,
    /** Flagship closed but others open, or open only by promise. */
    MIXED,
    /** None of its current models is open. */
    CLOSED;
}
