package dev.tidemark.io;

import dev.tidemark.model.NewsItem;
import dev.tidemark.model.Rejected;

/** What became of a record: an item, or a dead letter. Never both, never neither. */
public sealed interface Parsed {

    /** The record is an item. */
    record Accepted(NewsItem item) implements Parsed {}

    /** The record cannot be read as an item. */
    record Refused(Rejected rejected) implements Parsed {}
}
