package dev.tidemark.io;

import java.util.Locale;

/** Why a record cannot be read as an item, by kind, to be counted; its {@code reason} has the particulars. */
public enum Unreadable {
    /** The archive breaks off in it. */
    TRUNCATED,
    /** Longer than {@code items.maxRecordBytes}. */
    OVERSIZE,
    /** Nothing but white space. */
    EMPTY,
    /** Bytes that are no UTF-8. */
    MISENCODED,
    /** Not one JSON object, or one beyond all limits. */
    MALFORMED,
    /** A title or text that is no string. */
    MISTYPED,
    /** A tick of no time that could be believed. */
    TIMELESS,
    /** Neither title nor text. */
    TEXTLESS,
    /** Whoever read the feed could not read the entry. */
    ENTRY;

    /** The kind as metrics name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
