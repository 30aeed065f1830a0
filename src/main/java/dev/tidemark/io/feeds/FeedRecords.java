package dev.tidemark.io.feeds;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.feed.FeedEntry;
import dev.tidemark.feed.ItemLine;
import dev.tidemark.model.RawRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The records that feeds become, each one JSON object as the topic and the archive have them.
 *
 * <p>All have arrived when they were seen: that is what their dates are measured by.
 *
 * @param maxBytes a longer one is cut to this; its size is still told, and its reader refuses it
 */
record FeedRecords(int maxBytes) {

    /** An entry that was new or says something new. */
    RawRecord item(FeedEntry entry, String position, Instant seenAt) {
        return record(ItemLine.of(entry), position, seenAt, seenAt);
    }

    /** Something that is no item, once, so that it is counted and can be looked at. */
    RawRecord refused(String feed, String reason, String position, Instant seenAt) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("feed", feed).put("refused", reason).put("seenAt", seenAt.toString());
        return record(line.toString(), position, seenAt, null);
    }

    /** Says that nothing was seen but what was told before. */
    RawRecord tick(Instant time) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        return record(line.put("seenAt", time.toString()).toString(), "feeds: tick", time, time);
    }

    private RawRecord record(
            String line, String position, Instant seenAt, @Nullable Instant orderTime) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        boolean whole = bytes.length <= maxBytes;
        return new RawRecord(
                whole ? bytes : Arrays.copyOf(bytes, maxBytes),
                bytes.length,
                position,
                whole ? orderTime : null,
                false,
                seenAt);
    }
}
