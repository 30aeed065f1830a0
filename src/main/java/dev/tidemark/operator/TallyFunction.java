package dev.tidemark.operator;

import dev.tidemark.model.Status;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Counts records by the class they ended in, in checkpointed state, so that the sums hold across
 * restarts.
 *
 * <p>Emits nothing. The totals can be watched while the job runs and read when it has ended, whatever
 * it resumed from, as accumulators named {@link #ACCUMULATOR} plus the class, and as metrics {@code
 * tally.CLASS}. Runs with parallelism 1.
 */
public final class TallyFunction extends ProcessFunction<String, Void>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    /** Name of every total starts with this. */
    public static final String ACCUMULATOR = "tally.";

    /** The class that counts every record once, on arrival. */
    public static final String READ = "read";

    /** Not a class: records read that were ticks. */
    public static final String TICK = "tick";

    /** Not a class: how often the job was restarted while it ran. */
    public static final String RESTARTS = "restarts";

    private static final List<String> NAMES =
            Stream.concat(
                            Stream.of(READ, TICK, RESTARTS),
                            Arrays.stream(Status.values()).map(Status::word))
                    .toList();

    @SuppressWarnings("NullAway.Init") // by initializeState, before the first record
    private transient Map<String, LongCounter> totals;

    @SuppressWarnings("NullAway.Init")
    private transient ListState<Tuple2<String, Long>> saved;

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        saved =
                context.getOperatorStateStore()
                        .getListState(
                                new ListStateDescriptor<>(
                                        "totals", Types.TUPLE(Types.STRING, Types.LONG)));
        totals = new HashMap<>();
        // All of them at once: a dashboard shows no gap where nothing has happened yet.
        for (String name : NAMES) {
            counter(name);
        }
        for (Tuple2<String, Long> total : saved.get()) {
            counter(total.f0).add(total.f1);
        }
        counter(RESTARTS).resetLocal();
        counter(RESTARTS).add(getRuntimeContext().getTaskInfo().getAttemptNumber());
    }

    @Override
    public void processElement(String endedAs, Context context, Collector<Void> out) {
        counter(endedAs).add(1);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        saved.clear();
        for (Map.Entry<String, LongCounter> total : totals.entrySet()) {
            saved.add(Tuple2.of(total.getKey(), total.getValue().getLocalValuePrimitive()));
        }
    }

    private LongCounter counter(String name) {
        return totals.computeIfAbsent(
                name,
                total -> {
                    LongCounter counter = new LongCounter();
                    getRuntimeContext().addAccumulator(ACCUMULATOR + total, counter);
                    MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup("tally");
                    metrics.gauge(total, counter::getLocalValuePrimitive);
                    return counter;
                });
    }
}
