package dev.tidemark.model;

/** The one class that every input record ends in; their counts add up to the records read. */
public enum Status implements Word {
    /** At least one of its labels carries weight in a score. */
    SCORED,
    /** None of its labels carries weight in a score, or it has none. */
    NEUTRAL,
    /** Published long before it was seen: indexed, not scored. */
    STALE,
    /** Behind the watermark on arrival: indexed, not scored. */
    LATE,
    /** Same id and same content as an item already taken. */
    DUPLICATE,
    /** Same id, other content: replaces the item in place. */
    REVISION,
    /** Cannot be read as an item: kept with its reason. */
    REJECTED;
}
