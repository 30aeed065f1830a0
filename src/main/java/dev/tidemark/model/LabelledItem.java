package dev.tidemark.model;

import java.time.Instant;
import java.util.List;

/**
 * An item with its labels and the class it ended in.
 *
 * @param publisher who wrote the text: URL host or named origin, not the feed that carried it
 * @param revision 0 for the first version of an item, then counting up
 * @param takenAt event time of this version; the item's own event time is its first version's
 */
public record LabelledItem(
        NewsItem item,
        Status status,
        List<Label> labels,
        String publisher,
        SourceClass sourceClass,
        int revision,
        Instant takenAt) {}
