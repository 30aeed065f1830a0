package dev.tidemark.cli;

import dev.tidemark.MonitorEnvironment;
import dev.tidemark.MonitorOutputs;
import dev.tidemark.MonitorPipeline;
import dev.tidemark.config.JobFile;
import dev.tidemark.io.Documents;
import dev.tidemark.model.Document;
import dev.tidemark.operator.Rules;
import java.nio.file.Path;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * An archive or a topic through the monitor inside this process: what every command that replays shares.
 *
 * @param settings of the job
 * @param input what is replayed
 * @param rules read for this input, see {@link ReplayInput#rules}
 * @param runId under which documents and progress are found
 */
record LocalReplay(JobFile settings, ReplayInput input, Rules rules, String runId) {
    /** Failures of the same kind repeat in a replay; more attempts than this would only hide them. */
    private static final int RESTARTS = 5;

    /** Flink's default, and about 300 kB for every pair of workers that talk to each other. */
    private static MemorySize networkMemory(int workers) {
        return MemorySize.ofMebiBytes(64 + 3L * workers * workers / 10);
    }

    /** Flink's settings: on loopback only, a few restarts, all files below the two folders. */
    static Configuration configuration(
            JobFile settings, int workers, Path checkpoints, Path temporary) {
        Configuration configuration =
                MonitorEnvironment.settings(
                        workers,
                        settings.run().maxParallelism(),
                        settings.run().checkpointInterval());
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, RESTARTS);
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, networkMemory(workers));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, networkMemory(workers));
        OneMachine.confine(configuration, temporary);
        return configuration;
    }

    /** The pipeline behind the input, as the documents that leave it. */
    DataStream<Document> documents(StreamExecutionEnvironment env) {
        return define(env).documents(documents());
    }

    /** What the documents of this replay are stamped with. */
    Documents documents() {
        return new Documents(rules.version(), runId, rules.corrections());
    }

    /** The pipeline behind the input. */
    MonitorOutputs define(StreamExecutionEnvironment env) {
        return MonitorPipeline.define(input.records(env, settings, rules, runId), rules);
    }
}
