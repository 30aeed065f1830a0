package dev.tidemark.io.kafka;

import dev.tidemark.model.RawRecord;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * The watermark of one partition: the time that its items and ticks reached, less the bound of disorder.
 *
 * <p>Nothing else moves it, least of all the clock: a partition that falls silent holds the whole job back until it
 * ticks again, so that an outage makes nothing late.
 */
final class ItemWatermarks implements WatermarkGenerator<RawRecord> {
    private final long disorderMillis;
    private long reached = Long.MIN_VALUE;

    private ItemWatermarks(long disorderMillis) {
        this.disorderMillis = disorderMillis;
    }

    static WatermarkStrategy<RawRecord> strategy(Duration disorder) {
        long millis = disorder.toMillis();
        return WatermarkStrategy.<RawRecord>forGenerator(context -> new ItemWatermarks(millis))
                .withTimestampAssigner((record, stamp) -> timestamp(record, stamp));
    }

    @Override
    public void onEvent(RawRecord record, long timestamp, WatermarkOutput output) {
        Instant time = record.orderTime();
        if (time != null && time.toEpochMilli() > reached) {
            reached = time.toEpochMilli();
            output.emitWatermark(new Watermark(reached - disorderMillis - 1));
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {}

    private static long timestamp(RawRecord record, long stamp) {
        return record.orderTime() == null ? stamp : record.orderTime().toEpochMilli();
    }
}
