package dev.tidemark.model;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item or a tick with everything in it that decides how it is taken, whoever reads it again.
 *
 * @param id the item's; null for a tick
 * @param time the event time, in whole milliseconds
 * @param place the time by which it stands in its stream: {@code time}, and later for what came late
 * @param json the item or tick in UTF-8, without a line break; {@code id} and {@code seenAt} are written out
 * @param late true when it arrived behind the bound of disorder
 */
@SuppressWarnings("ArrayRecordComponent") // exact bytes are the point; never compared
public record TimedRecord(
        @Nullable String id, Instant time, Instant place, byte[] json, boolean late) {

    /** A sign of life at a time. */
    public static TimedRecord tick(Instant time) {
        String json = "{\"seenAt\":\"" + time + "\"}";
        return new TimedRecord(null, time, time, json.getBytes(StandardCharsets.UTF_8), false);
    }

    /** True when it is no item. */
    public boolean isTick() {
        return id == null;
    }
}
