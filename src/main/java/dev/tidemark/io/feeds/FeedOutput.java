package dev.tidemark.io.feeds;

import dev.tidemark.model.FeedReport;
import dev.tidemark.model.RawRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the source of feeds emits: one of the two.
 *
 * @param record an item, a tick, or a line that says why something is none
 * @param report what a poll brought
 */
public record FeedOutput(@Nullable RawRecord record, @Nullable FeedReport report) {

    static FeedOutput of(RawRecord record) {
        return new FeedOutput(record, null);
    }

    static FeedOutput of(FeedReport report) {
        return new FeedOutput(null, report);
    }

    /** The time that it lets the watermark reach; null unless it is an item or a tick. */
    @Nullable Instant orderTime() {
        return record == null ? null : record.orderTime();
    }
}
