package dev.tidemark.io.archive;

import dev.tidemark.model.RawRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.groups.SourceReaderMetricGroup;
import org.jspecify.annotations.Nullable;

/**
 * Hands the lines of an archive to Flink, one a call.
 *
 * <p>Reads in the task's thread: a disk read is short, and a hand-over queue would only add a copy of every line. All
 * methods are called by that thread.
 */
final class ArchiveReader implements SourceReader<RawRecord, ArchiveSplit> {

    private final ArchiveSource source;
    private final ReplayProgress progress;
    private final Counter recordsIn;
    private final CompletableFuture<Void> assigned = new CompletableFuture<>();
    private @Nullable ArchiveMerge merge;

    ArchiveReader(ArchiveSource source, SourceReaderMetricGroup metrics) {
        this.source = source;
        this.progress = ReplayProgress.of(source.runId());
        this.recordsIn = metrics.getIOMetricGroup().getNumRecordsInCounter();
        metrics.gauge("archiveRecordsRead", progress::recordsRead);
        metrics.gauge("archiveBytesRead", progress::bytesRead);
        metrics.gauge("archiveBytesTotal", progress::bytesTotal);
        metrics.gauge("archiveEventTimeReachedMs", () -> millis(progress));
    }

    @Override
    public void start() {}

    @Override
    public InputStatus pollNext(ReaderOutput<RawRecord> output) throws IOException {
        ArchiveMerge open = merge;
        if (open == null) {
            return assigned.isDone() ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
        }
        RawRecord record = open.next();
        progress.update(open);
        if (record == null) {
            return InputStatus.END_OF_INPUT;
        }
        recordsIn.inc();
        output.collect(record);
        return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public List<ArchiveSplit> snapshotState(long checkpointId) {
        return merge == null ? List.of() : List.of(merge.position());
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return assigned;
    }

    @Override
    public void addSplits(List<ArchiveSplit> splits) {
        for (ArchiveSplit split : splits) {
            if (merge != null) {
                throw new IllegalStateException("an archive is one split");
            }
            try {
                merge = source.open(split);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            progress.started(source.files().totalBytes(), merge);
        }
        if (merge != null) {
            assigned.complete(null);
        }
    }

    @Override
    public void notifyNoMoreSplits() {
        assigned.complete(null);
    }

    @Override
    public void close() throws IOException {
        if (merge != null) {
            merge.close();
        }
    }

    private static long millis(ReplayProgress progress) {
        Instant reached = progress.reached();
        return reached == null ? 0 : reached.toEpochMilli();
    }
}
