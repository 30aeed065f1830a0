package dev.tidemark.io.feeds;

import dev.tidemark.model.FeedReport;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;

/** What Flink's metrics tell of one reader of feeds. Counted by the task's thread. */
final class FeedMetrics {
    private final MetricGroup group;
    private final Counter records;
    private final Counter bytes;
    private final Counter polls;
    private final Counter ticks;
    private final Counter fresh;
    private final Counter revised;
    private final Counter refused;

    /** By error class; a second counter of the same name would not be reported. */
    private final Map<String, Counter> failures = new HashMap<>();

    /**
     * Registers them.
     *
     * @param nextPollSeconds until the next feed is due, negative when it is overdue
     * @param underWay polls begun and not yet emitted
     * @param watched feeds that this reader holds
     */
    FeedMetrics(
            SourceReaderMetricGroup group,
            Supplier<Double> nextPollSeconds,
            Supplier<Integer> underWay,
            Supplier<Integer> watched) {
        this.group = group;
        records = group.getIOMetricGroup().getNumRecordsInCounter();
        bytes = group.counter("feedBodyBytes");
        polls = group.counter("feedPolls");
        ticks = group.counter("feedTicks");
        fresh = group.counter("feedEntriesFresh");
        revised = group.counter("feedEntriesRevised");
        refused = group.counter("feedEntriesRefused");
        group.gauge("feedNextPollSeconds", (Gauge<Double>) nextPollSeconds::get);
        group.gauge("feedPollsUnderWay", (Gauge<Integer>) underWay::get);
        group.gauge("feedsWatched", (Gauge<Integer>) watched::get);
    }

    /** Counts what was emitted. */
    void emitted(Polled polled) {
        records.inc(polled.records().size());
        Polled.Poll poll = polled.poll();
        if (poll == null) {
            ticks.inc();
            return;
        }
        FeedReport report = poll.report();
        polls.inc();
        bytes.inc(poll.bodyBytes());
        fresh.inc(report.fresh());
        revised.inc(report.revised());
        refused.inc(report.refused());
        if (report.errorClass() != null) {
            failures.computeIfAbsent(report.errorClass(), this::failures).inc();
        }
    }

    private Counter failures(String errorClass) {
        return group.addGroup("errorClass", errorClass.replace(' ', '-'))
                .counter("feedPollFailures");
    }
}
