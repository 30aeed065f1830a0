package dev.tidemark.model;

/** Where a company stands. */
public enum Regime implements Word {
    /** Its newest flagship model is downloadable under a general licence. */
    OPEN,
    /** Flagship closed but others open, or open only by promise. */
    MIXED,
    /** None of its current models is open. */
    CLOSED;

    /** The neighbouring regime in a direction; the last one stays itself. */
    public Regime step(Direction direction) {
        if (direction == Direction.OPENING) {
            return this == CLOSED ? MIXED : OPEN;
        }
        return this == OPEN ? MIXED : CLOSED;
    }
}
