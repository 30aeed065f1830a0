package dev.tidemark.operator;

import dev.tidemark.model.Signal;
import dev.tidemark.shift.StoryChains;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keyed by axis and company: puts signals into event-time order and into story chains.
 *
 * <p>A signal waits for the watermark to reach its event time; of one time they are taken by item
 * id. Everything behind this operator sees each company's signals in that order and need not wait.
 */
public final class ChainFunction extends KeyedProcessFunction<String, Signal, Signal> {
    private static final long serialVersionUID = 1L;

    private final Duration joinable;
    private final Duration memory;

    private transient StoryChains chains;
    private transient MapState<Long, List<Signal>> waiting;
    private transient ValueState<StoryChains.Memory> recent;

    /** Chains what is at most {@code joinable} apart, and knows revisions for as long as {@code memory}. */
    public ChainFunction(Duration joinable, Duration memory) {
        this.joinable = joinable;
        this.memory = memory;
    }

    @Override
    public void open(OpenContext context) {
        chains = new StoryChains(joinable, memory);
        waiting =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "waiting",
                                        Types.LONG,
                                        Types.LIST(RecordTypes.of(Signal.class))));
        recent =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "recent", RecordTypes.of(StoryChains.Memory.class)));
    }

    @Override
    public void processElement(Signal signal, Context context, Collector<Signal> out)
            throws Exception {
        long time = signal.takenAt().toEpochMilli();
        if (time <= context.timerService().currentWatermark()) {
            // A late item's signal carries no weight and moves nothing.
            take(signal, out);
            return;
        }
        List<Signal> atThisTime = waiting.get(time);
        List<Signal> changed = atThisTime == null ? new ArrayList<>() : atThisTime;
        changed.add(signal);
        waiting.put(time, changed);
        context.timerService().registerEventTimeTimer(time);
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Signal> out) throws Exception {
        List<Signal> ready = waiting.get(time);
        waiting.remove(time);
        ready.sort(Comparator.comparing(Signal::itemId).thenComparing(Signal::revision));
        for (Signal signal : ready) {
            take(signal, out);
        }
    }

    private void take(Signal signal, Collector<Signal> out) throws Exception {
        StoryChains.Memory before = recent.value();
        StoryChains.Placed placed =
                chains.place(before == null ? StoryChains.Memory.EMPTY : before, signal);
        recent.update(placed.memory());
        out.collect(placed.signal());
    }
}
