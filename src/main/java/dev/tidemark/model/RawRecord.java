package dev.tidemark.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One input record as an edge delivered it, before anybody has looked inside.
 *
 * @param payload the bytes, cut to the edge's size limit
 * @param size number of bytes before the cut; larger than {@code payload.length} means oversize
 * @param position where it came from, for people: {@code archive.jsonl:17}, {@code topic-3@42}
 * @param orderTime the time by which the edge's records are ordered; null when the edge found none
 * @param late true when the edge saw it behind its bound of disorder
 * @param arrivedAt when the edge's log took it, as a broker knows it; null where nobody noted that
 */
@SuppressWarnings("ArrayRecordComponent") // exact bytes are the point; never compared
public record RawRecord(
        byte[] payload,
        int size,
        String position,
        @Nullable Instant orderTime,
        boolean late,
        @Nullable Instant arrivedAt) {

    /** A record of which nobody noted when it arrived. */
    public RawRecord(
            byte[] payload, int size, String position, @Nullable Instant orderTime, boolean late) {
        this(payload, size, position, orderTime, late, null);
    }
}
