package dev.tidemark.config;

import java.io.Serializable;
import java.time.Instant;

/** Something that a person of the newsroom has decided, against what the monitor says. */
public sealed interface Decision extends Serializable permits Correction, Pin {
    /** The longest reason, in characters. */
    int MOST_REASON = 500;

    /** The longest name of a person, in characters. */
    int MOST_NAME = 80;

    /** Why, in one line without control characters. */
    String reason();

    /** Who has decided. */
    String by();

    /** When it was decided. */
    Instant time();

    /** True for a decision on the same alert, or on the same company's regime: of these the last counts. */
    boolean isAbout(Decision other);

    /** True for the same decision, whenever it was made. */
    boolean repeats(Decision other);
}
