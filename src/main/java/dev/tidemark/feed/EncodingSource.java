package dev.tidemark.feed;

/** How it was found which encoding a feed is in. */
public enum EncodingSource {
    /** By a byte order mark, or by the zeros of UTF-16 between the letters of markup. */
    MARK,
    /** The HTTP header says so, and the bytes agree. */
    HTTP,
    /** The XML declaration says so, and the bytes agree. */
    DECLARATION,
    /** By the bytes alone: nobody says it, or what is said does not fit them. */
    CONTENT,
    /** Nothing tells it: plain ASCII, or bytes that fit nothing better. */
    DEFAULT
}
