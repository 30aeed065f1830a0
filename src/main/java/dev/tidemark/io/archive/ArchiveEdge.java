package dev.tidemark.io.archive;

import dev.tidemark.config.ArchiveSettings;
import dev.tidemark.model.RawRecord;
import dev.tidemark.model.TimedRecord;
import dev.tidemark.operator.TimedRecords;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.sink.compactor.FileCompactStrategy;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/**
 * Records what a job takes in: JSONL.gz, a folder a day (UTC), such that a replay of it says what the job said.
 *
 * <p>Items and ticks are written in the order of time, when the watermark has passed them, with id and event time in them.
 * Each is in the archive exactly once, whatever becomes of the job: a file is part of a checkpoint. Those of many
 * checkpoints are joined, as members of one gzip file, before their name stops being hidden; nobody reads hidden ones. So
 * what came since the last join is seen by no replay until the job, or the same job after a crash, has joined it. A file
 * that a crash leaves hidden for good is no loss: its content is in another.
 *
 * <p>What is neither an item nor a tick is not archived: it is among the rejected.
 */
public final class ArchiveEdge {
    private ArchiveEdge() {}

    /**
     * Adds the sink, one worker whatever the job's parallelism: there is one order of time.
     *
     * @param records as the monitor gets them, with their watermarks
     * @param disorder how far one may be behind without being late
     * @param latestPlausible later dates are not believed, unless a record says when it arrived
     * @param checkpointEvery interval between checkpoints
     */
    public static void attach(
            DataStream<RawRecord> records,
            ArchiveSettings settings,
            Duration disorder,
            Instant latestPlausible,
            Duration checkpointEvery) {
        String uid = "archive";
        DataStream<TimedRecord> timed =
                TimedRecords.inOrder(TimedRecords.of(records, latestPlausible, uid), disorder, uid);
        Duration file = Duration.ofMinutes(settings.fileMinutes());
        int checkpoints = (int) Math.max(1, file.dividedBy(checkpointEvery));
        timed.sinkTo(
                        FileSink.forBulkFormat(new Path(settings.path().toUri()), GzipLines::new)
                                .withBucketAssigner(new DayFolders())
                                .withRollingPolicy(OnCheckpointRollingPolicy.build())
                                .withOutputFileConfig(
                                        OutputFileConfig.builder()
                                                .withPartPrefix("items")
                                                .withPartSuffix(".jsonl.gz")
                                                .build())
                                .enableCompact(
                                        FileCompactStrategy.Builder.newBuilder()
                                                .enableCompactionOnCheckpoint(checkpoints)
                                                .setNumCompactThreads(1)
                                                .build(),
                                        new FilesInOrder())
                                .build())
                .name("archive")
                .uid("archive-files")
                .setParallelism(1);
    }
}
