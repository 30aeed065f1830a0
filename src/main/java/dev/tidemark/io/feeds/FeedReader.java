package dev.tidemark.io.feeds;

import dev.tidemark.fetch.FeedState;
import dev.tidemark.fetch.HostGate;
import dev.tidemark.fetch.PollSchedule;
import dev.tidemark.model.RawRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;

/**
 * Hands polls to Flink, one whole poll a call.
 *
 * <p>A checkpoint falls between two calls, so it has both, a poll's records and what the feed's state became by them, or
 * neither: a poll that is fetched but not emitted is forgotten by a failure, and made again. The price is that a first poll
 * of thousands of entries is emitted in one go, and a checkpoint waits for that.
 *
 * <p>Each minute there is a tick, also from a reader without feeds, which would hold back the watermark of all. All
 * methods are called by the task's thread.
 */
final class FeedReader implements SourceReader<FeedOutput, HostSplit> {

    private final WatchedFeeds feeds;
    private final PollSchedule schedule;
    private final Clock clock;
    private final Agenda agenda;
    private final PollOrder order;
    private final FeedThreads threads;
    private final FeedMetrics metrics;

    /** By host, by address as listed; as they were when their last poll was emitted. */
    private final Map<String, Map<String, FeedState>> held = new LinkedHashMap<>();

    /** How many there are, for the threads that show it. */
    private volatile int watched;

    FeedReader(FeedSource source, HostGate gate, Web web, SourceReaderMetricGroup metricGroup) {
        this.feeds = source.feeds();
        this.schedule = new PollSchedule(source.poll());
        this.clock = source.clock();
        this.agenda = new Agenda(gate);
        this.order = new PollOrder(clock);
        FeedRecords records = new FeedRecords(source.maxRecordBytes());
        this.threads =
                new FeedThreads(
                        source.threads(),
                        agenda,
                        gate,
                        order,
                        new FeedPoll(
                                feeds,
                                source.poll(),
                                records,
                                source.staleAfter(),
                                web::fetch,
                                web::variable),
                        records,
                        clock,
                        web::close);
        this.metrics =
                new FeedMetrics(
                        metricGroup,
                        this::secondsToNextPoll,
                        () -> threads.busy(source.threads()),
                        () -> watched);
    }

    @Override
    public void start() {
        threads.start();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<FeedOutput> output) {
        Polled next = order.next();
        if (next == null) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        long stamp = next.at().toEpochMilli();
        for (RawRecord record : next.records()) {
            output.collect(FeedOutput.of(record), stamp);
        }
        Polled.Poll poll = next.poll();
        if (poll != null) {
            output.collect(FeedOutput.of(poll.report()), stamp);
            FeedState after = poll.after();
            hold(after);
            threads.emitted(after);
        }
        metrics.emitted(next);
        return order.isReady() ? InputStatus.MORE_AVAILABLE : InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return order.ready();
    }

    @Override
    public List<HostSplit> snapshotState(long checkpointId) {
        List<HostSplit> splits = new ArrayList<>();
        held.forEach(
                (host, states) -> splits.add(new HostSplit(host, List.copyOf(states.values()))));
        return splits;
    }

    /** Takes hosts over, new ones or from a checkpoint; whatever is due there is spread over the time to come. */
    @Override
    public void addSplits(List<HostSplit> splits) {
        Instant now = clock.instant();
        List<FeedState> states = new ArrayList<>();
        for (HostSplit split : splits) {
            states.addAll(feeds.goingOn(split, schedule, now));
        }
        for (FeedState state : schedule.spread(states, now)) {
            hold(state);
            agenda.add(state);
        }
        watched = held.values().stream().mapToInt(Map::size).sum();
    }

    @Override
    public void notifyNoMoreSplits() {
        // Feeds have no end.
    }

    @Override
    public void close() {
        threads.close();
    }

    private void hold(FeedState state) {
        held.computeIfAbsent(HostGate.hostOf(state.url()), host -> new LinkedHashMap<>())
                .put(state.url(), state);
    }

    private double secondsToNextPoll() {
        Instant next = agenda.next();
        return next == null ? 0 : Duration.between(clock.instant(), next).toMillis() / 1e3;
    }
}
