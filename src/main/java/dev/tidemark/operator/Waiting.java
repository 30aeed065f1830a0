package dev.tidemark.operator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;

/** Keyed state: records of the current key that wait for the watermark to reach their time. */
final class Waiting<T> {
    private final MapState<Long, List<T>> byTime;

    Waiting(RuntimeContext context, Class<T> record) {
        byTime =
                context.getMapState(
                        new MapStateDescriptor<>(
                                "waiting", Types.LONG, Types.LIST(RecordTypes.of(record))));
    }

    /** Keeps a record, and sets the timer at its time. */
    void add(T record, long time, TimerService timers) throws Exception {
        List<T> known = byTime.get(time);
        List<T> changed = known == null ? new ArrayList<>() : known;
        changed.add(record);
        byTime.put(time, changed);
        timers.registerEventTimeTimer(time);
    }

    /** Takes out what waited for exactly this time, in the given order; empty when nothing did. */
    List<T> take(long time, Comparator<T> order) throws Exception {
        List<T> ready = byTime.get(time);
        if (ready == null) {
            return List.of();
        }
        byTime.remove(time);
        ready.sort(order);
        return ready;
    }

    boolean isEmpty() throws Exception {
        return byTime.isEmpty();
    }
}
