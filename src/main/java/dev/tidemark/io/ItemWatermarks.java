package dev.tidemark.io;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.jspecify.annotations.Nullable;

/**
 * The watermark of one live input, such as a partition: the time that its items and ticks reached, less the bound of
 * disorder.
 *
 * <p>Nothing else moves it, least of all the clock: an input that falls silent holds the whole job back until it ticks
 * again, so that an outage makes nothing late.
 *
 * @param <T> what the input delivers
 */
public final class ItemWatermarks<T> implements WatermarkGenerator<T> {
    private final TimeOf<T> time;
    private final long disorderMillis;
    private long reached = Long.MIN_VALUE;

    private ItemWatermarks(TimeOf<T> time, long disorderMillis) {
        this.time = time;
        this.disorderMillis = disorderMillis;
    }

    /** Finds the time that an element lets the watermark reach. */
    @FunctionalInterface
    public interface TimeOf<T> extends Serializable {
        /** The time; null for what is neither item nor tick. */
        @Nullable Instant of(T element);
    }

    /**
     * Watermarks and timestamps by the same time; what has none keeps the timestamp it came with.
     *
     * @param disorder how far an item may be behind the latest before it
     */
    public static <T> WatermarkStrategy<T> strategy(TimeOf<T> time, Duration disorder) {
        long millis = disorder.toMillis();
        return WatermarkStrategy.<T>forGenerator(context -> new ItemWatermarks<>(time, millis))
                .withTimestampAssigner((element, stamp) -> timestamp(time.of(element), stamp));
    }

    @Override
    public void onEvent(T element, long timestamp, WatermarkOutput output) {
        Instant seen = time.of(element);
        if (seen != null && seen.toEpochMilli() > reached) {
            reached = seen.toEpochMilli();
            output.emitWatermark(new Watermark(reached - disorderMillis - 1));
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {}

    private static long timestamp(@Nullable Instant time, long stamp) {
        return time == null ? stamp : time.toEpochMilli();
    }
}
