package dev.tidemark.model;

/** How firmly an alert is founded, weakest first. */
public enum Tier implements Word {
    /** One credible publisher attributes a change to sources: unconfirmed. */
    REPORT,
    /** The company did or announced something against its regime. */
    NOTICE,
    /** Established by the sequential test and by independent publishers. */
    SHIFT;
}
