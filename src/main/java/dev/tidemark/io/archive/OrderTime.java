package dev.tidemark.io.archive;

import dev.tidemark.feed.PublishedDate;
import dev.tidemark.io.ItemFields;
import dev.tidemark.io.RecordStamp;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a line of an archive stands in the order of time, read without reading the item.
 *
 * <p>Never later than the event time that the item gets, unless it is late: seenAt is both; a day counts from its start
 * here and by its end there. So a watermark made of order times holds for event times.
 *
 * @param time when the item was seen, else published; of one recorded as late, when it came; null when none can be
 *     believed or the line is no item
 * @param late true when it was recorded as late, see {@link RecordStamp#LATE}
 */
record OrderTime(@Nullable Instant time, boolean late) {

    /** The place of what has none. */
    static final OrderTime NONE = new OrderTime(null, false);

    private static final Set<String> FIELDS = Set.of("seenAt", "publishedAt", RecordStamp.LATE);

    /** Reads a line; dates after {@code latestPlausible} count as none. */
    static OrderTime of(byte[] json, Instant latestPlausible) {
        try {
            ItemFields fields = ItemFields.read(json, FIELDS);
            Instant came = read(fields, RecordStamp.LATE, latestPlausible);
            if (came != null) {
                return new OrderTime(came, true);
            }
            Instant seen = read(fields, "seenAt", latestPlausible);
            return new OrderTime(
                    seen != null ? seen : read(fields, "publishedAt", latestPlausible), false);
        } catch (ItemFields.Malformed e) {
            return NONE;
        }
    }

    private static @Nullable Instant read(ItemFields fields, String name, Instant latest) {
        return PublishedDate.read(fields.text(name), latest).time();
    }
}
