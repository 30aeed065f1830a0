package dev.tidemark.operator;

import dev.tidemark.model.RawRecord;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Marks the records that are behind the watermark as late.
 *
 * <p>Flink forgets watermarks when it restarts; this does not. An item that would have been late stays late though the
 * job has failed in between.
 */
public final class LatenessOperator extends AbstractStreamOperator<RawRecord>
        implements OneInputStreamOperator<RawRecord, RawRecord> {
    private static final long serialVersionUID = 1L;

    private long reached = Long.MIN_VALUE;

    @SuppressWarnings("NullAway.Init") // by initializeState, which Flink calls first
    private transient ListState<Long> kept;

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        // Each worker sees what all had reached: after a change of their number, the least holds
        // for all.
        kept =
                context.getOperatorStateStore()
                        .getUnionListState(new ListStateDescriptor<>("reached", Types.LONG));
        long least = Long.MAX_VALUE;
        for (long one : kept.get()) {
            least = Math.min(least, one);
        }
        reached = least == Long.MAX_VALUE ? Long.MIN_VALUE : least;
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        kept.update(List.of(reached));
    }

    @Override
    public void processElement(StreamRecord<RawRecord> element) {
        RawRecord record = element.getValue();
        boolean behind = record.orderTime() != null && record.orderTime().toEpochMilli() <= reached;
        output.collect(behind && !record.late() ? element.replace(late(record)) : element);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        reached = Math.max(reached, mark.getTimestamp());
        super.processWatermark(mark);
    }

    private static RawRecord late(RawRecord record) {
        return new RawRecord(
                record.payload(),
                record.size(),
                record.position(),
                record.orderTime(),
                true,
                record.arrivedAt());
    }
}
