package dev.tidemark.io;

import dev.tidemark.model.NewsItem;
import dev.tidemark.model.Rejected;

/** What became of a record: an item, a tick, or a dead letter. Always one of them. */
public sealed interface Parsed {

    /** The record is an item. */
    record Accepted(NewsItem item) implements Parsed {}

    /** The record is a sign of life: it has moved the watermark, and there is nothing more to it. */
    record Tick() implements Parsed {}

    /**
     * The record cannot be read as an item.
     *
     * @param kind of what is wrong with it
     */
    record Refused(Rejected rejected, Unreadable kind) implements Parsed {}
}
