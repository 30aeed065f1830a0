package dev.tidemark.model;

/** How far an item's publication date can be trusted. */
public enum DateQuality implements Word {
    /** A full time with zone. */
    SECOND,
    /** Only the day is known. */
    DAY,
    /** The item has no date. */
    ABSENT,
    /** The item has a text for a date that is no date. */
    UNPARSEABLE,
    /** A date outside the accepted range, or after the item was seen. */
    IMPLAUSIBLE,
    /** No date to be believed, and nobody had looked at its feed for long or ever: it may be of any age. */
    BACKLOG;
}
