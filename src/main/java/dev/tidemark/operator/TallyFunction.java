package dev.tidemark.operator;

import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Counts records by the class they ended in, in checkpointed state, so that the sums hold across
 * restarts.
 *
 * <p>Emits nothing. At the end of a bounded input the totals are left in accumulators named {@link
 * #ACCUMULATOR} plus the class.
 */
public final class TallyFunction extends KeyedProcessFunction<String, String, Void> {
    private static final long serialVersionUID = 1L;

    /** Name of every total starts with this. */
    public static final String ACCUMULATOR = "tally.";

    /** The class that counts every record once, on arrival. */
    public static final String READ = "read";

    /** Not a class: how often the job was restarted while it ran. */
    public static final String RESTARTS = "restarts";

    private transient MapState<String, Long> totals;

    @Override
    public void open(OpenContext context) {
        totals =
                getRuntimeContext()
                        .getMapState(new MapStateDescriptor<>("totals", Types.STRING, Types.LONG));
    }

    @Override
    public void processElement(String endedAs, Context context, Collector<Void> out)
            throws Exception {
        Long before = totals.get(endedAs);
        totals.put(endedAs, before == null ? 1 : before + 1);
        // Below the end of time: a timer at Long.MAX_VALUE itself is never known to have fired.
        context.timerService().registerEventTimeTimer(Long.MAX_VALUE - 1);
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Void> out) throws Exception {
        for (Map.Entry<String, Long> total : totals.entries()) {
            leave(total.getKey(), total.getValue());
        }
        leave(RESTARTS, getRuntimeContext().getTaskInfo().getAttemptNumber());
    }

    private void leave(String name, long total) {
        getRuntimeContext().addAccumulator(ACCUMULATOR + name, new LongCounter(total));
    }
}
