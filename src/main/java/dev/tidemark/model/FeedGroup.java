package dev.tidemark.model;

/** What feeds have in common that may be gone at once; a wider group stands before a narrower one. */
public enum FeedGroup implements Word {
    /** Every feed: most likely it is our own connection. */
    ALL,
    /** Feeds of one language. */
    LANGUAGE,
    /** Feeds of one class of sources. */
    SOURCE_CLASS,
    /** Feeds of one server's name. */
    HOST
}
