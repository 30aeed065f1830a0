package dev.tidemark.io.kafka;

import dev.tidemark.feed.PublishedDate;
import dev.tidemark.io.ItemFields;
import dev.tidemark.io.ItemParser;
import dev.tidemark.io.ItemTimes;
import dev.tidemark.io.RecordStamp;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When a record arrived, and which time it therefore lets the watermark reach. */
final class ArrivalTime {
    private static final Set<String> FIELDS =
            Stream.concat(ItemParser.FIELDS.stream(), Stream.of(RecordStamp.LATE))
                    .collect(Collectors.toUnmodifiableSet());

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
     * What a record tells of time.
     *
     * @param reached the time that an item or tick was seen, at most that of its arrival; null for anything else, because
     *     rubbish does not tell the time
     * @param late true when whoever wrote it says that it came late
     */
    record Told(@Nullable Instant reached, boolean late) {
        /** What rubbish tells. */
        static final Told NOTHING = new Told(null, false);
    }

    /** Reads a record's times. */
    static Told told(byte[] json, Instant arrivedAt) {
        ItemFields fields;
        try {
            fields = ItemFields.read(json, FIELDS);
        } catch (ItemFields.Malformed e) {
            return Told.NOTHING;
        }
        Instant seen = ItemTimes.seen(fields, arrivedAt, arrivedAt);
        if (fields.isTick()) {
            return new Told(seen == null ? null : earlier(seen, arrivedAt), false);
        }
        if (!fields.isItem()) {
            return Told.NOTHING;
        }
        return new Told(
                seen == null ? arrivedAt : earlier(seen, arrivedAt),
                fields.text(RecordStamp.LATE) != null);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
