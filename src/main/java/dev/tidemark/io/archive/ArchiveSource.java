package dev.tidemark.io.archive;

import dev.tidemark.feed.PublishedDate;
import dev.tidemark.model.RawRecord;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
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
 * An archive of items as a bounded source: JSONL files, packed or not, merged by time into one ordered stream.
 *
 * <p>Every line becomes exactly one record, empty and broken ones too. The whole archive is one split with one reader,
 * because only one reader can put it in order: <b>use it with parallelism 1</b>. More would be idle, not wrong.
 *
 * <p>State is where each file stands. A resumed reader goes on with the very next line; packed files are read again up
 * to there, at the speed of unpacking. The files must not have changed in between.
 *
 * <p>Late is decided by the source (see {@link RawRecord#late}), so the watermark has no say in what is scored.
 */
public final class ArchiveSource
        implements Source<RawRecord, ArchiveSplit, List<ArchiveSplit>>,
                ResultTypeQueryable<RawRecord> {
    private static final long serialVersionUID = 1L;

    private final ArchiveFiles files;
    private final int maxRecordBytes;
    private final Duration disorder;
    private final Instant latestPlausible;
    private final String runId;

    /**
     * Describes the source; opens nothing yet.
     *
     * @param maxRecordBytes longer lines are cut to this, their size is still told; also the memory per open file
     * @param disorder a line this much behind the latest before it is not late yet
     * @param latestPlausible later dates do not order anything; the same as for the parser
     * @param runId under which {@link ReplayProgress} finds this run
     */
    public ArchiveSource(
            ArchiveFiles files,
            int maxRecordBytes,
            Duration disorder,
            Instant latestPlausible,
            String runId) {
        this.files = files;
        this.maxRecordBytes = maxRecordBytes;
        this.disorder = disorder;
        this.latestPlausible = latestPlausible;
        this.runId = runId;
    }

    /**
     * Watermarks for this source: after each record that advances time, the time reached less the disorder.
     *
     * <p>Order times are never later than the event times of the items made of them, so the watermark is a lower bound
     * for both.
     */
    public static WatermarkStrategy<RawRecord> watermarks(Duration disorder) {
        long disorderMillis = disorder.toMillis();
        return WatermarkStrategy.<RawRecord>forGenerator(context -> new Reached(disorderMillis))
                .withTimestampAssigner((record, none) -> timestamp(record));
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SplitEnumerator<ArchiveSplit, List<ArchiveSplit>> createEnumerator(
            SplitEnumeratorContext<ArchiveSplit> context) {
        return new ArchiveEnumerator(context, List.of(ArchiveSplit.start(files.files().size())));
    }

    @Override
    public SplitEnumerator<ArchiveSplit, List<ArchiveSplit>> restoreEnumerator(
            SplitEnumeratorContext<ArchiveSplit> context, List<ArchiveSplit> unassigned) {
        return new ArchiveEnumerator(context, unassigned);
    }

    @Override
    public SourceReader<RawRecord, ArchiveSplit> createReader(SourceReaderContext context) {
        return new ArchiveReader(this, context.metricGroup());
    }

    @Override
    public SimpleVersionedSerializer<ArchiveSplit> getSplitSerializer() {
        return new ArchiveSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<List<ArchiveSplit>> getEnumeratorCheckpointSerializer() {
        return new ArchiveEnumeratorSerializer();
    }

    @Override
    public TypeInformation<RawRecord> getProducedType() {
        return TypeInformation.of(RawRecord.class);
    }

    ArchiveFiles files() {
        return files;
    }

    String runId() {
        return runId;
    }

    ArchiveMerge open(ArchiveSplit start) throws IOException {
        return new ArchiveMerge(files, start, maxRecordBytes, disorder, latestPlausible);
    }

    private static long timestamp(RawRecord record) {
        Instant time = record.orderTime();
        return (time != null ? time : PublishedDate.EARLIEST).toEpochMilli();
    }

    /** Emits at once, not by the clock, so that a replay fires its timers between the same records every time. */
    private static final class Reached implements WatermarkGenerator<RawRecord>, Serializable {
        private static final long serialVersionUID = 1L;

        private final long disorderMillis;
        private long reached = Long.MIN_VALUE;

        Reached(long disorderMillis) {
            this.disorderMillis = disorderMillis;
        }

        @Override
        public void onEvent(RawRecord record, long timestamp, WatermarkOutput output) {
            if (timestamp > reached) {
                reached = timestamp;
                output.emitWatermark(new Watermark(reached - disorderMillis - 1));
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }
}
