package dev.tidemark.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.model.DateQuality;
import dev.tidemark.model.NewsItem;
import dev.tidemark.model.RawRecord;
import dev.tidemark.model.TimedRecord;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes into a record what its reader knew and its next reader could not: the id, and the event time as {@code seenAt}.
 *
 * <p>Whatever else stands in the record stays, fields of others included. An item that its next reader gets from there is
 * the same item at the same time. Safe to share between threads.
 */
public final class RecordStamp {
    /**
     * The field that marks an item which came late: the time that whoever recorded it had reached then.
     *
     * <p>In an archive it is the item's place in the order of time; in a topic it says that the item is not scored.
     */
    public static final String LATE = "late";

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
                    .build();

    private final ItemParser parser;

    /**
     * Sets the limit of what is believed.
     *
     * @param latestPlausible a later date is not, unless the record says when it arrived
     */
    public RecordStamp(Instant latestPlausible) {
        // How large a record may be is for whoever writes it to say: what is too large is cut, not
        // refused.
        this.parser = new ItemParser(latestPlausible, Integer.MAX_VALUE);
    }

    /** The record as it is to be written; null where it is neither an item nor a tick. */
    public @Nullable TimedRecord of(RawRecord raw) {
        Parsed parsed = parser.parse(raw);
        if (parsed instanceof Parsed.Accepted accepted) {
            return stamped(raw, accepted.item());
        }
        return parsed instanceof Parsed.Tick ? tick(raw.orderTime()) : null;
    }

    /** A record's JSON with the mark of one that came late. */
    public static byte[] late(byte[] json, Instant reached) {
        return bytes(object(json).put(LATE, reached.toString()));
    }

    /** An edge that cannot place a tick in time has nothing to say with it. */
    private static @Nullable TimedRecord tick(@Nullable Instant time) {
        return time == null ? null : TimedRecord.tick(time.truncatedTo(ChronoUnit.MILLIS));
    }

    private static TimedRecord stamped(RawRecord raw, NewsItem item) {
        ObjectNode object = object(raw.payload());
        object.remove(LATE);
        object.put("id", item.id());
        object.put("seenAt", item.eventTime().toString());
        return new TimedRecord(
                item.id(), item.eventTime(), item.eventTime(), bytes(object), isLate(item));
    }

    /** Of a day, the place in its input tells nothing: it counts by its end, wherever it stands. */
    private static boolean isLate(NewsItem item) {
        return item.late() && (item.seenAt() != null || item.dateQuality() != DateQuality.DAY);
    }

    static ObjectNode object(byte[] json) {
        try {
            return (ObjectNode) JSON.readTree(new String(json, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e); // cannot happen: it was read before
        }
    }

    static byte[] bytes(ObjectNode object) {
        try {
            return WellFormed.text(JSON.writeValueAsString(object))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e); // cannot happen: it is a tree of JSON
        }
    }
}
