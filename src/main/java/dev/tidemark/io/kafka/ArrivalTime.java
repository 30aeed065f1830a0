package dev.tidemark.io.kafka;

import dev.tidemark.feed.PublishedDate;
import dev.tidemark.io.ItemFields;
import dev.tidemark.io.ItemParser;
import dev.tidemark.io.ItemTimes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a record arrived, and which time it therefore lets the watermark reach. */
final class ArrivalTime {
    private ArrivalTime() {}

    /**
     * When a record reached its log.
     *
     * <p>The time on it may be its producer's claim; a record that is here cannot have been made later.
     *
     * @param stamp of the record in ms since 1970; absurdly early ones count as none
     */
    static Instant of(long stamp, Instant now) {
        Instant stamped = Instant.ofEpochMilli(stamp);
        return stamped.isBefore(PublishedDate.EARLIEST) || stamped.isAfter(now) ? now : stamped;
    }

    /**
     * The time that an item or tick was seen, at most that of its arrival; null for anything else, because rubbish
     * does not tell the time.
     */
    static @Nullable Instant reached(byte[] json, Instant arrivedAt) {
        ItemFields fields;
        try {
            fields = ItemFields.read(json, ItemParser.FIELDS);
        } catch (ItemFields.Malformed e) {
            return null;
        }
        Instant seen = ItemTimes.seen(fields, arrivedAt, arrivedAt);
        if (fields.isTick()) {
            return seen == null ? null : earlier(seen, arrivedAt);
        }
        if (!fields.isItem()) {
            return null;
        }
        return seen == null ? arrivedAt : earlier(seen, arrivedAt);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
