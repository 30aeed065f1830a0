package dev.tidemark.io.feeds;

import dev.tidemark.config.Feed;
import dev.tidemark.config.FeedList;
import dev.tidemark.config.FeedSettings;
import dev.tidemark.config.FetchSettings;
import dev.tidemark.config.FullTextSettings;
import dev.tidemark.config.JobFile;
import dev.tidemark.config.PollSettings;
import dev.tidemark.fetch.HostGate;
import dev.tidemark.model.FeedReport;
import dev.tidemark.model.Language;
import dev.tidemark.model.RawRecord;
import dev.tidemark.model.SourceClass;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** A reader as Flink would drive it, and what it has emitted. */
final class Reading implements AutoCloseable, ReaderOutput<FeedOutput> {
    static final PollSettings POLL = new PollSettings(60, 600, 1_800, 86_400, 0, 1, 2, 100);

    final List<FeedOutput> outputs = new ArrayList<>();
    private final FeedReader reader;

    private Reading(FeedReader reader) {
        this.reader = reader;
    }

    static Reading of(FeedList list, PlayedFeeds web, Clock clock) {
        return of(list, web, clock, new HostGate(POLL));
    }

    static Reading of(FeedList list, PlayedFeeds web, Clock clock, HostGate gate) {
        return of(list, web, clock, gate, UnregisteredMetricsGroup.createSourceReaderMetricGroup());
    }

    static Reading of(
            FeedList list, PlayedFeeds web, Clock clock, SourceReaderMetricGroup metrics) {
        return of(list, web, clock, new HostGate(POLL), metrics);
    }

    private static Reading of(
            FeedList list,
            PlayedFeeds web,
            Clock clock,
            HostGate gate,
            SourceReaderMetricGroup metrics) {
        FeedSettings settings =
                new FeedSettings(
                        null, FetchSettings.defaults(), POLL, 4, FullTextSettings.defaults());
        FeedSource source = new FeedSource(list, settings, JobFile.defaults().items(), clock);
        return new Reading(new FeedReader(source, gate, web, metrics));
    }

    /** Takes over hosts as from an enumerator or a checkpoint, and begins. */
    Reading start(List<HostSplit> splits) {
        reader.addSplits(splits);
        reader.start();
        return this;
    }

    Reading start(String... hosts) {
        return start(Arrays.stream(hosts).map(HostSplit::untouched).toList());
    }

    /** Emits one poll or tick; whichever is next. */
    void next() throws Exception {
        await();
        reader.pollNext(this);
    }

    /** Waits until there is something to emit. */
    void await() throws Exception {
        reader.isAvailable().get(10, TimeUnit.SECONDS);
    }

    void until(BooleanSupplier condition) throws Exception {
        while (!condition.getAsBoolean()) {
            next();
        }
    }

    /** Emits until so many polls have been reported. */
    void reports(int count) throws Exception {
        until(() -> reports().size() >= count);
    }

    InputStatus poll() {
        return reader.pollNext(this);
    }

    /** As a checkpoint would bring it back: through bytes. */
    List<HostSplit> checkpoint() throws IOException {
        HostSplitSerializer serializer = new HostSplitSerializer();
        List<HostSplit> splits = new ArrayList<>();
        for (HostSplit split : reader.snapshotState(1)) {
            splits.add(
                    serializer.deserialize(
                            HostSplitSerializer.VERSION, serializer.serialize(split)));
        }
        return splits;
    }

    List<FeedReport> reports() {
        return outputs.stream().map(FeedOutput::report).filter(Objects::nonNull).toList();
    }

    List<RawRecord> records() {
        return outputs.stream().map(FeedOutput::record).filter(Objects::nonNull).toList();
    }

    /** The JSON of all records but ticks. */
    List<String> lines() {
        return records().stream()
                .map(record -> new String(record.payload(), StandardCharsets.UTF_8))
                .filter(line -> !line.startsWith("{\"seenAt\""))
                .toList();
    }

    List<String> titles() {
        return lines().stream()
                .map(line -> line.replaceAll(".*\"title\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    List<RawRecord> ticks() {
        return records().stream()
                .filter(record -> record.position().equals("feeds: tick"))
                .toList();
    }

    static FeedList list(String... urls) {
        return new FeedList(Arrays.stream(urls).map(url -> feed(url, "Feed", null)).toList());
    }

    static Feed feed(String url, String name, String loginVariable) {
        return new Feed(url, name, "Press", SourceClass.TRADE, Language.EN, false, loginVariable);
    }

    @Override
    public void close() {
        reader.close();
    }

    @Override
    public void collect(FeedOutput output) {
        throw new AssertionError("without its time");
    }

    @Override
    public void collect(FeedOutput output, long timestamp) {
        outputs.add(output);
    }

    @Override
    public void emitWatermark(Watermark watermark) {}

    @Override
    public void markIdle() {}

    @Override
    public void markActive() {}

    @Override
    public SourceOutput<FeedOutput> createOutputForSplit(String splitId) {
        return this;
    }

    @Override
    public void releaseOutputForSplit(String splitId) {}
}
