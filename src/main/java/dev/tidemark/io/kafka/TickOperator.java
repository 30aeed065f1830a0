package dev.tidemark.io.kafka;

import dev.tidemark.io.RecordCut;
import dev.tidemark.model.TimedRecord;
import dev.tidemark.model.TopicRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Sends items to the partitions of their keys and ticks to every partition, behind all items that they speak for.
 *
 * <p>For use with one worker, behind watermarks that tell the time that all readers have reached: a tick of one reader waits
 * until the others are there. Where items come without ticks, as from an archive of items, their own times make a tick an
 * hour, lest a partition that gets no item holds the others back. At the end of a bounded input one more tick closes the
 * last item's time.
 */
final class TickOperator extends AbstractStreamOperator<TopicRecord>
        implements OneInputStreamOperator<TimedRecord, TopicRecord>, BoundedOneInput {
    private static final long serialVersionUID = 1L;

    private static final long LONGEST_WITHOUT = Duration.ofHours(1).toMillis();

    private final int partitions;
    private final int mostBytes;
    private final Duration disorder;
    private final long behindMillis;

    /** A tick that waits for the watermark; MIN for none. */
    private long wanted = Long.MIN_VALUE;

    private long ticked = Long.MIN_VALUE;
    private long latest = Long.MIN_VALUE;

    @SuppressWarnings("NullAway.Init") // by initializeState, which Flink calls first
    private transient ListState<Long> kept;

    /**
     * Sets the operator up.
     *
     * @param partitions of the topic
     * @param mostBytes that a record may have
     * @param disorder that readers of the topic allow for
     * @param behind how far watermarks are behind the time that was reached
     */
    TickOperator(int partitions, int mostBytes, Duration disorder, Duration behind) {
        this.behindMillis = behind.toMillis();
        this.partitions = partitions;
        this.mostBytes = mostBytes;
        this.disorder = disorder;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        kept =
                context.getOperatorStateStore()
                        .getListState(new ListStateDescriptor<>("latest", Types.LONG));
        for (long before : kept.get()) {
            latest = Math.max(latest, before);
        }
        wanted = latest; // What had been sent may have been lost with the failure.
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        kept.update(List.of(latest));
    }

    @Override
    public void processElement(StreamRecord<TimedRecord> element) {
        TimedRecord record = element.getValue();
        long time = record.time().toEpochMilli();
        latest = Math.max(latest, record.place().toEpochMilli());
        if (record.isTick()) {
            wanted = Math.max(wanted, time);
            return;
        }
        if (ticked == Long.MIN_VALUE || time - ticked >= LONGEST_WITHOUT) {
            wanted = Math.max(wanted, time);
        }
        byte[] json = RecordCut.to(record.json(), mostBytes);
        output.collect(new StreamRecord<>(new TopicRecord(-1, record.id(), time, json)));
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        if (mark.getTimestamp() != Long.MAX_VALUE) {
            tick(Math.min(wanted, mark.getTimestamp() + 1 + behindMillis));
        }
        super.processWatermark(mark);
    }

    @Override
    public void endInput() {
        if (latest != Long.MIN_VALUE) {
            tick(latest + disorder.toMillis() + 1);
        }
    }

    private void tick(long time) {
        if (time <= ticked) {
            return;
        }
        ticked = time;
        byte[] json = TimedRecord.tick(Instant.ofEpochMilli(time)).json();
        for (int partition = 0; partition < partitions; partition++) {
            output.collect(new StreamRecord<>(new TopicRecord(partition, null, time, json)));
        }
    }
}
