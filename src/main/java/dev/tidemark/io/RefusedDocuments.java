package dev.tidemark.io;

import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.common.JobID;

/**
 * How many documents Elasticsearch has refused, by job, for the launcher of a job in this JVM.
 *
 * <p>Counts what this process sent: a document that is refused again after a restart counts again. On a cluster the
 * same figure is the counter {@code documentsRefused} of the sink. Safe for use by several threads.
 */
public final class RefusedDocuments {
    /** The index that keeps them. */
    public static final String INDEX = DeadLetters.INDEX;

    private static final ConcurrentMap<JobID, Queue<LongAdder>> JOBS = new ConcurrentHashMap<>();

    private RefusedDocuments() {}

    /** The count of a job so far; 0 for one that is not in this JVM. */
    public static long of(JobID job) {
        Queue<LongAdder> writers = JOBS.get(job);
        return writers == null ? 0 : writers.stream().mapToLong(LongAdder::sum).sum();
    }

    /** A new share of a job's count. */
    static LongAdder writer(JobID job) {
        LongAdder count = new LongAdder();
        JOBS.computeIfAbsent(job, id -> new ConcurrentLinkedQueue<>()).add(count);
        return count;
    }
}
