package dev.tidemark.model;

/** Why a story that was told is closed: one short line follows the alert, and then it rests. */
public enum Ending implements Word {
    /** The company itself denies it, or says the opposite. */
    CONTRADICTED,
    /** A report that nothing followed. */
    EXPIRED,
    /** A shift whose regime has gone back to where it came from. */
    RETURNED
}
