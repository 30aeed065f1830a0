package dev.tidemark.operator;

import dev.tidemark.model.RawRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Marks the records that are behind what their part of the input had reached by more than the bound of disorder.
 *
 * <p>The part alone decides, one partition of a topic: not how far others have been read meanwhile, and not whether the
 * job has failed in between, as the watermark would, which Flink forgets. So each run calls the same records late.
 */
public final class LatenessFunction extends ProcessFunction<RawRecord, RawRecord>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    private final long disorderMillis;
    private final KeySelector<RawRecord, String> part;

    private transient Map<String, Long> reached = new HashMap<>();

    @SuppressWarnings("NullAway.Init") // by initializeState, which Flink calls first
    private transient ListState<Tuple2<String, Long>> kept;

    /**
     * Sets the function up.
     *
     * @param disorder how far a record may be behind
     * @param part the name of the part of the input that a record is of
     */
    public LatenessFunction(Duration disorder, KeySelector<RawRecord, String> part) {
        this.disorderMillis = disorder.toMillis();
        this.part = part;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        // Each worker sees what all knew: after a restart, any may read any part.
        kept =
                context.getOperatorStateStore()
                        .getUnionListState(
                                new ListStateDescriptor<>(
                                        "reached", Types.TUPLE(Types.STRING, Types.LONG)));
        reached = new HashMap<>();
        for (Tuple2<String, Long> one : kept.get()) {
            reached.merge(one.f0, one.f1, Math::max);
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        List<Tuple2<String, Long>> known = new ArrayList<>();
        reached.forEach((name, time) -> known.add(Tuple2.of(name, time)));
        kept.update(known);
    }

    @Override
    public void processElement(RawRecord record, Context context, Collector<RawRecord> out)
            throws Exception {
        if (record.orderTime() == null) {
            out.collect(record);
            return;
        }
        long time = record.orderTime().toEpochMilli();
        long before = reached.merge(part.getKey(record), time, Math::max);
        boolean behind = time < before - disorderMillis;
        out.collect(behind && !record.late() ? late(record) : record);
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
