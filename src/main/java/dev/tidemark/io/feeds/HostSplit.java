package dev.tidemark.io.feeds;

import dev.tidemark.fetch.FeedState;
import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * All feeds of one host: what one reader holds as a whole, so that however Flink deals splits out, now or after a
 * rescale, one reader alone talks to a host and can keep the distance.
 *
 * @param host as {@link dev.tidemark.fetch.HostGate#hostOf} gives it for the feeds' listed addresses
 * @param feeds those that were polled before; the list of feeds says which others there are
 */
public record HostSplit(String host, List<FeedState> feeds) implements SourceSplit {

    /** Keeps a copy. */
    public HostSplit {
        feeds = List.copyOf(feeds);
    }

    /** A host that nobody has asked yet. */
    static HostSplit untouched(String host) {
        return new HostSplit(host, List.of());
    }

    @Override
    public String splitId() {
        return host;
    }
}
