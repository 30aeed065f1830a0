package dev.tidemark.operator;

import dev.tidemark.model.Signal;
import dev.tidemark.shift.StoryChains;
import java.time.Duration;
import java.util.Comparator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
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
    private transient Waiting<Signal> waiting;
    private transient ValueState<StoryChains.Memory> recent;

    /** Chains what is at most {@code joinable} apart, and knows revisions for as long as {@code memory}. */
    public ChainFunction(Duration joinable, Duration memory) {
        this.joinable = joinable;
        this.memory = memory;
    }

    @Override
    public void open(OpenContext context) {
        chains = new StoryChains(joinable, memory);
        waiting = new Waiting<>(getRuntimeContext(), Signal.class);
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
        waiting.add(signal, time, context.timerService());
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Signal> out) throws Exception {
        for (Signal signal :
                waiting.take(
                        time,
                        Comparator.comparing(Signal::itemId).thenComparing(Signal::revision))) {
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
