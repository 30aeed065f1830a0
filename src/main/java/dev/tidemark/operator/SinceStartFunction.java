package dev.tidemark.operator;

import dev.tidemark.model.Alert;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets alerts pass from the moment on at which the job was first started: what it reads of the time before is history,
 * and nobody is to be called about it.
 *
 * <p>The moment is part of the state. A job that comes back after an outage tells of all that happened meanwhile, wherever
 * and however it is started again.
 */
public final class SinceStartFunction extends ProcessFunction<Alert, Alert>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    private long firstStart;

    @SuppressWarnings("NullAway.Init") // by initializeState, which Flink calls first
    private transient ListState<Long> kept;

    /**
     * Sets the moment, for a job without state.
     *
     * @param firstStart when the job was first started
     */
    public SinceStartFunction(Instant firstStart) {
        this.firstStart = firstStart.toEpochMilli();
    }

    /**
     * The alerts that are news.
     *
     * @param firstStart when the job was first started, for a job without state
     * @param uid permanent id of what wants them, kebab case
     */
    public static DataStream<Alert> of(DataStream<Alert> alerts, Instant firstStart, String uid) {
        return alerts.process(new SinceStartFunction(firstStart), RecordTypes.of(Alert.class))
                .setParallelism(alerts.getParallelism())
                .name("alerts since the first start")
                .uid(uid + "-since-start");
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        kept =
                context.getOperatorStateStore()
                        .getUnionListState(new ListStateDescriptor<>("first-start", Types.LONG));
        for (long before : kept.get()) {
            firstStart = Math.min(firstStart, before);
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        kept.update(List.of(firstStart));
    }

    @Override
    public void processElement(Alert alert, Context context, Collector<Alert> out) {
        if (alert.eventTime().toEpochMilli() >= firstStart) {
            out.collect(alert);
        }
    }
}
