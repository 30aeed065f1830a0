package dev.tidemark.io.archive;

import dev.tidemark.feed.PublishedDate;
import dev.tidemark.io.ItemFields;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The time by which lines of an archive are ordered, read without reading the item.
 *
 * <p>Never later than the event time that the item gets: seenAt is both; a day counts from its start here and by its
 * end there. So a watermark made of order times holds for event times.
 */
final class OrderTime {

    private static final Set<String> FIELDS = Set.of("seenAt", "publishedAt");

    private OrderTime() {}

    /** When the item was seen, else published; null when neither can be believed or the line is no item. */
    static @Nullable Instant of(byte[] json, Instant latestPlausible) {
        try {
            ItemFields fields = ItemFields.read(json, FIELDS);
            Instant seen = PublishedDate.read(fields.text("seenAt"), latestPlausible).time();
            return seen != null
                    ? seen
                    : PublishedDate.read(fields.text("publishedAt"), latestPlausible).time();
        } catch (ItemFields.Malformed e) {
            return null;
        }
    }
}
