package dev.tidemark;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;

/** The Flink settings that every run of the monitor shares, here or on a cluster. */
public final class MonitorEnvironment {
    private MonitorEnvironment() {}

    /**
     * Settings for a run.
     *
     * @param parallelism of everything behind the source, at least 1
     * @param maxParallelism number of key groups; a job with state can never change it
     * @param checkpointEvery interval between checkpoints, at least 10 ms
     */
    public static Configuration settings(
            int parallelism, int maxParallelism, Duration checkpointEvery) {
        Configuration settings = new Configuration();
        settings.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
        settings.set(PipelineOptions.MAX_PARALLELISM, maxParallelism);
        // A type that falls to Kryo, or an operator without a permanent id, fails at submission.
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        // Records are immutable: nothing is gained by copying them between chained operators.
        settings.set(PipelineOptions.OBJECT_REUSE, true);

        settings.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointEvery);
        // Aligned: after an unaligned restore, what is late would depend on what was in flight.
        settings.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
        settings.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 2);
        settings.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);

        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        settings.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
                Duration.ofSeconds(1));
        settings.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
                Duration.ofMinutes(1));
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_JITTER_FACTOR, 0.1);
        return settings;
    }
}
