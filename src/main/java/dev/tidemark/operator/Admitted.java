package dev.tidemark.operator;

import dev.tidemark.model.NewsItem;
import dev.tidemark.model.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item that has passed the search for duplicates.
 *
 * @param status the class that is settled already; null when classification decides
 * @param revision 0 for the first version, then counting up
 * @param takenAt event time of this version; the item's own is its first version's
 */
public record Admitted(NewsItem item, @Nullable Status status, int revision, Instant takenAt) {}
