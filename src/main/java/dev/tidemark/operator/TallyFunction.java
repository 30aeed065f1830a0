package dev.tidemark.operator;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Counts records by the class they ended in, in checkpointed state, so that the sums hold across
 * restarts.
 *
 * <p>Emits nothing. The totals can be watched while the job runs and read when it has ended, as
 * accumulators named {@link #ACCUMULATOR} plus the class, and as metrics {@code tally.CLASS}.
 */
public final class TallyFunction extends KeyedProcessFunction<String, String, Void> {
    private static final long serialVersionUID = 1L;

    /** Name of every total starts with this. */
    public static final String ACCUMULATOR = "tally.";

    /** The class that counts every record once, on arrival. */
    public static final String READ = "read";

    /** Not a class: records read that were ticks. */
    public static final String TICK = "tick";

    /** Not a class: how often the job was restarted while it ran. */
    public static final String RESTARTS = "restarts";

    private transient MapState<String, Long> totals;

    /** What is shown of the state; filled from it with the first record after a start. */
    private transient Map<String, LongCounter> shown;

    @Override
    public void open(OpenContext context) {
        totals =
                getRuntimeContext()
                        .getMapState(new MapStateDescriptor<>("totals", Types.STRING, Types.LONG));
        shown = new HashMap<>();
        show(RESTARTS, getRuntimeContext().getTaskInfo().getAttemptNumber());
    }

    @Override
    public void processElement(String endedAs, Context context, Collector<Void> out)
            throws Exception {
        if (shown.size() == 1) {
            showAll();
        }
        Long before = totals.get(endedAs);
        long total = before == null ? 1 : before + 1;
        totals.put(endedAs, total);
        show(endedAs, total);
        // Below the end of time: a timer at Long.MAX_VALUE itself is never known to have fired.
        context.timerService().registerEventTimeTimer(Long.MAX_VALUE - 1);
    }

    /** The end of a bounded input; after a restart it may come before any further record. */
    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Void> out) throws Exception {
        showAll();
    }

    private void showAll() throws Exception {
        for (Map.Entry<String, Long> total : totals.entries()) {
            show(total.getKey(), total.getValue());
        }
    }

    private void show(String name, long total) {
        LongCounter counter = shown.computeIfAbsent(name, this::register);
        counter.add(total - counter.getLocalValuePrimitive());
    }

    private LongCounter register(String name) {
        LongCounter counter = new LongCounter();
        getRuntimeContext().addAccumulator(ACCUMULATOR + name, counter);
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        metrics.addGroup("tally").gauge(name, counter::getLocalValuePrimitive);
        return counter;
    }
}
