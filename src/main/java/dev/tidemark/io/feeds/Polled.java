package dev.tidemark.io.feeds;

import dev.tidemark.fetch.FeedState;
import dev.tidemark.model.FeedReport;
import dev.tidemark.model.RawRecord;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is handed over to the task at once: the whole of one poll, or a tick.
 *
 * @param at when the answer was there
 * @param records what is new, in the order of the document
 * @param poll what it does to its feed; null for a tick
 */
record Polled(Instant at, List<RawRecord> records, @Nullable Poll poll) {

    Polled {
        records = List.copyOf(records);
    }

    /**
     * How a feed stands after a poll.
     *
     * @param after what is remembered of it once the records are out
     * @param bodyBytes decompressed; 0 when there was no body
     */
    record Poll(FeedState after, FeedReport report, int bodyBytes) {}
}
