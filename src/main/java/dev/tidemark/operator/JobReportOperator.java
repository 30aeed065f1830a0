package dev.tidemark.operator;

import dev.tidemark.model.JobReport;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Says how the job is doing: at its start, so that a restart is seen at once, and then whenever a minute begins.
 *
 * <p>For use with one worker, behind the watermarks of what comes last in the job: the slowest of all workers counts. An
 * operator and not a function, because a function has timers of processing time only with keys, of which there are none
 * without records. Keeps no state: a report tells of what was seen since the start. A minute in which the output is held
 * up is left out, not made up for.
 */
public final class JobReportOperator extends AbstractStreamOperator<JobReport>
        implements OneInputStreamOperator<Void, JobReport> {
    private static final long serialVersionUID = 1L;
    private static final long INTERVAL = Duration.ofMinutes(1).toMillis();

    private final String job;

    /** Beginnings of checkpoints that may still become complete, by their number. */
    @SuppressWarnings("NullAway.Init") // by open, which Flink calls first
    private transient TreeMap<Long, Instant> begun;

    @SuppressWarnings("NullAway.Init")
    private transient Instant startedAt;

    private transient @Nullable Instant watermark;
    private transient @Nullable Instant checkpointAt;

    /** Reports of a job of this name. */
    public JobReportOperator(String job) {
        this.job = job;
    }

    @Override
    public void open() throws Exception {
        super.open();
        begun = new TreeMap<>();
        startedAt = now();
        report();
    }

    @Override
    public void processElement(StreamRecord<Void> none) {
        // Nothing is said of records, and none comes.
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        boolean isTime =
                mark.getTimestamp() != Long.MIN_VALUE && mark.getTimestamp() != Long.MAX_VALUE;
        watermark = isTime ? Instant.ofEpochMilli(mark.getTimestamp()) : null;
        super.processWatermark(mark);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        begun.put(
                context.getCheckpointId(), Instant.ofEpochMilli(context.getCheckpointTimestamp()));
    }

    @Override
    public void notifyCheckpointComplete(long id) throws Exception {
        super.notifyCheckpointComplete(id);
        Instant at = begun.get(id);
        if (at != null) {
            checkpointAt = at;
        }
        // None that is older than one that is complete becomes so, and of savepoints nothing is
        // heard.
        begun.headMap(id, true).clear();
    }

    @Override
    public void notifyCheckpointAborted(long id) throws Exception {
        super.notifyCheckpointAborted(id);
        begun.remove(id);
    }

    /** Once the input has ended, Flink takes no further timer: this one holds nothing up. */
    private void report() {
        Instant at = now();
        int restarts = getRuntimeContext().getTaskInfo().getAttemptNumber();
        output.collect(
                new StreamRecord<>(
                        JobReport.of(job, at, startedAt, restarts, watermark, checkpointAt)));
        long next = (at.toEpochMilli() / INTERVAL + 1) * INTERVAL;
        getProcessingTimeService().registerTimer(next, time -> report());
    }

    private Instant now() {
        return Instant.ofEpochMilli(getProcessingTimeService().getCurrentProcessingTime());
    }
}
