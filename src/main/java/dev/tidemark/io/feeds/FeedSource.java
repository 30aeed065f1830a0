package dev.tidemark.io.feeds;

import dev.tidemark.config.FeedList;
import dev.tidemark.config.FeedSettings;
import dev.tidemark.config.FetchSettings;
import dev.tidemark.config.ItemSettings;
import dev.tidemark.config.PollSettings;
import dev.tidemark.io.ItemWatermarks;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The feeds of a list as an unbounded source.
 *
 * <p>A split is a host with all its feeds, so at any parallelism, and after any rescale, one reader alone asks it. State
 * is where each feed stands, in {@link HostSplit}; what is watched is decided by the list, which may be another after each
 * start. The job graph has the names of the variables that logins are in, never a login.
 *
 * <p>Each entry is emitted once, and once more with every change of its words, through checkpoints, failures and rescales.
 * The web cannot be read again, though: what a feed listed only between the last checkpoint before a failure and the poll
 * after it is not seen again.
 */
public final class FeedSource
        implements Source<FeedOutput, HostSplit, HostAssignment>, ResultTypeQueryable<FeedOutput> {
    private static final long serialVersionUID = 1L;

    private final WatchedFeeds feeds;
    private final FetchSettings fetch;
    private final PollSettings poll;
    private final int threads;
    private final int maxRecordBytes;
    private final Duration staleAfter;
    private final Clock clock;
    private final Web.Opening web;
    private final String id = UUID.randomUUID().toString();

    /**
     * Describes the source; asks nobody yet.
     *
     * @param clock by which feeds are due and entries are seen; has to be serialisable
     */
    public FeedSource(FeedList list, FeedSettings settings, ItemSettings items, Clock clock) {
        this(list, settings, items, clock, Web.REAL);
    }

    FeedSource(
            FeedList list,
            FeedSettings settings,
            ItemSettings items,
            Clock clock,
            Web.Opening web) {
        this.feeds = new WatchedFeeds(list);
        this.fetch = settings.fetch();
        this.poll = settings.poll();
        this.threads = settings.threads();
        this.maxRecordBytes = items.maxRecordBytes();
        this.staleAfter = items.staleAfter();
        this.clock = clock;
        this.web = web;
    }

    /** Watermarks for this source: moved by items and ticks, and by nothing else. */
    public static WatermarkStrategy<FeedOutput> watermarks(Duration disorder) {
        return ItemWatermarks.strategy(FeedOutput::orderTime, disorder);
    }

    /** How many hosts there are to ask: more readers than that would have nothing to do. */
    public int hosts() {
        return feeds.hosts().size();
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SplitEnumerator<HostSplit, HostAssignment> createEnumerator(
            SplitEnumeratorContext<HostSplit> context) {
        return restoreEnumerator(context, HostAssignment.NONE);
    }

    @Override
    public SplitEnumerator<HostSplit, HostAssignment> restoreEnumerator(
            SplitEnumeratorContext<HostSplit> context, HostAssignment before) {
        return new HostEnumerator(context, feeds.hosts(), before);
    }

    @Override
    public SourceReader<FeedOutput, HostSplit> createReader(SourceReaderContext context) {
        return new FeedReader(
                this, HostGates.of(id, poll), web.open(fetch, clock), context.metricGroup());
    }

    @Override
    public SimpleVersionedSerializer<HostSplit> getSplitSerializer() {
        return new HostSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<HostAssignment> getEnumeratorCheckpointSerializer() {
        return new HostAssignmentSerializer();
    }

    @Override
    public TypeInformation<FeedOutput> getProducedType() {
        return TypeInformation.of(FeedOutput.class);
    }

    WatchedFeeds feeds() {
        return feeds;
    }

    PollSettings poll() {
        return poll;
    }

    int threads() {
        return threads;
    }

    int maxRecordBytes() {
        return maxRecordBytes;
    }

    Duration staleAfter() {
        return staleAfter;
    }

    Clock clock() {
        return clock;
    }
}
