package dev.tidemark.cli;

import dev.tidemark.io.kafka.KafkaEdge;
import dev.tidemark.operator.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A live job in this process: goes on from its newest checkpoint, and ends with the process or with its input. */
final class LocalRun {
    /** A job that waits for an absent Elasticsearch does not hear that it is cancelled; its checkpoints hold anyway. */
    private static final long STOP_SECONDS = 15;

    /** What a shell calls a process that Ctrl-C ended. */
    private static final int STOPPED = 130;

    /** How old the counts told at Ctrl-C may be. */
    private static final Duration COUNTS_EVERY = Duration.ofSeconds(1);

    private final LiveJob live;
    private final RunState state;
    private final Clock clock;

    private volatile boolean stopping;

    LocalRun(LiveJob live, RunState state, Clock clock) {
        this.live = live;
        this.state = state;
        this.clock = clock;
    }

    /** Runs the job to its end and returns the exit status. */
    int run(Configuration settings, KafkaEdge.Until until) throws Exception {
        boolean resumed = state.newestCheckpoint().isPresent();
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(here(settings));
        Rules rules = Rules.of(live.settings(), state.startedAt(clock), clock.instant());
        live.define(env, rules, until, clock);
        JobClient running = env.executeAsync("tidemark " + live.name());
        Thread stop = new Thread(() -> stop(running), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        System.err.printf(
                "reading topic %s; Ctrl-C stops, the same command goes on%n", live.kafka().topic());
        JobExecutionResult result;
        try {
            result = running.getJobExecutionResult().get();
        } catch (ExecutionException e) {
            if (stopping) {
                stop.join();
                return STOPPED;
            }
            throw e;
        }
        Runtime.getRuntime().removeShutdownHook(stop);
        Summary summary =
                Summary.of(
                        result.getAllAccumulatorResults(),
                        resumed,
                        0,
                        result.getNetRuntime() / 1000.0);
        System.out.println(summary.text());
        state.clear();
        return summary.exit();
    }

    private Configuration here(Configuration settings) throws IOException {
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                Files.createDirectories(state.checkpoints()).toAbsolutePath().toUri().toString());
        String temporary = state.temporary().toString();
        settings.set(CoreOptions.TMP_DIRS, temporary);
        settings.set(WebOptions.TMP_DIR, temporary);
        settings.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, COUNTS_EVERY);
        Optional<Path> checkpoint = state.newestCheckpoint();
        if (checkpoint.isPresent()) {
            settings.set(
                    StateRecoveryOptions.SAVEPOINT_PATH,
                    checkpoint.get().toAbsolutePath().toUri().toString());
            System.err.println(Tidemark.oneLine("resuming from checkpoint " + checkpoint.get()));
        }
        return settings;
    }

    private void stop(JobClient running) {
        stopping = true;
        try {
            Summary counted =
                    Summary.of(running.getAccumulators().get(2, TimeUnit.SECONDS), false, 0, 0);
            System.out.println(counted.sum() + " + waiting for their time " + counted.waiting());
            running.cancel().get(STOP_SECONDS, TimeUnit.SECONDS);
            running.getJobExecutionResult().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            // Cancelled is what it should be; anything else the next run takes care of.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            leave();
        }
    }

    private void leave() {
        try {
            state.close();
        } catch (IOException e) {
            System.err.println("tidemark: temporary files are left: " + e.getMessage());
        }
    }
}
