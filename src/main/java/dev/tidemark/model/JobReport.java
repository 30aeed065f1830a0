package dev.tidemark.model;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a running job is doing, as it says itself once a minute.
 *
 * @param job its name, that of its file without the ending
 * @param at when it said so, by the clock of the machine that it runs on
 * @param startedAt when it was last started or restarted, by the same clock
 * @param restarts how often it was restarted since its JobManager took it up; a job that is run anew begins at 0
 * @param watermark the event time that everything in front of its last step has reached; null: none since its start, or
 *     its input has ended
 * @param lagSeconds from there to {@code at}, whole seconds; null likewise. Below 0 where whoever saw the news has a clock
 *     that is ahead. Of a job that keeps up, the bound of disorder and up to a minute between two ticks
 * @param checkpointAt when the newest checkpoint that is complete was begun, by the JobManager's clock: what came later would
 *     be read again after a failure. Savepoints that a job goes on behind do not count. Null: none since its start
 * @param checkpointAgeSeconds from there to {@code at}, whole seconds; null likewise
 */
public record JobReport(
        String job,
        Instant at,
        Instant startedAt,
        int restarts,
        @Nullable Instant watermark,
        @Nullable Long lagSeconds,
        @Nullable Instant checkpointAt,
        @Nullable Long checkpointAgeSeconds) {

    /** The report with its two spans of time worked out. */
    public static JobReport of(
            String job,
            Instant at,
            Instant startedAt,
            int restarts,
            @Nullable Instant watermark,
            @Nullable Instant checkpointAt) {
        return new JobReport(
                job,
                at,
                startedAt,
                restarts,
                watermark,
                seconds(watermark, at),
                checkpointAt,
                seconds(checkpointAt, at));
    }

    private static @Nullable Long seconds(@Nullable Instant from, Instant to) {
        return from == null ? null : Duration.between(from, to).toSeconds();
    }
}
