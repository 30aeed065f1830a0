package dev.tidemark.io.archive;

import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a replay has come, for whoever shows it.
 *
 * <p>The reader writes, anybody in the same JVM reads: a launcher that runs the job here asks for {@link #of} its run.
 * On a cluster the same figures are gauges of the source's metric group. Written by one thread, read by any; the
 * figures are each right, and a few records apart from each other.
 */
public final class ReplayProgress {

    private static final ConcurrentMap<String, ReplayProgress> RUNS = new ConcurrentHashMap<>();

    private volatile long recordsRead;
    private volatile long recordsSkipped;
    private volatile long bytesRead;
    private volatile long bytesTotal;
    private volatile @Nullable Instant reached;

    private ReplayProgress() {}

    /** The progress of a run; all zero until its reader starts. */
    public static ReplayProgress of(String runId) {
        return RUNS.computeIfAbsent(runId, id -> new ReplayProgress());
    }

    /** Lets go of a run that has ended. */
    public static void forget(String runId) {
        RUNS.remove(runId);
    }

    /** Lines read in all, those of before a resumption included. */
    public long recordsRead() {
        return recordsRead;
    }

    /** Lines that were read before the checkpoint that this run resumed from; 0 in a run from the start. */
    public long recordsSkipped() {
        return recordsSkipped;
    }

    /** Bytes read from disk, of packed files the packed ones. */
    public long bytesRead() {
        return bytesRead;
    }

    /** Size on disk of all files; 0 until the reader starts. */
    public long bytesTotal() {
        return bytesTotal;
    }

    /** The latest time among the lines read; null before the first. */
    public @Nullable Instant reached() {
        return reached;
    }

    void started(long bytesInAll, ArchiveMerge merge) {
        bytesTotal = bytesInAll;
        recordsSkipped = merge.records();
        update(merge);
    }

    void update(ArchiveMerge merge) {
        recordsRead = merge.records();
        bytesRead = merge.diskBytes();
        reached = merge.reached();
    }
}
