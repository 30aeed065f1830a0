package dev.tidemark.cli;

import dev.tidemark.config.SlackSettings;
import dev.tidemark.io.slack.SlackEdge;
import dev.tidemark.operator.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** A live job in this process: goes on from its newest checkpoint, and ends with the process or with its input. */
final class LocalRun {
    /** How old the counts told at Ctrl-C may be. */
    private static final Duration COUNTS_EVERY = Duration.ofSeconds(1);

    /** How long a job that has ended goes on posting; Slack may ask for silence. */
    private static final Duration POSTING = Duration.ofMinutes(10);

    private final LiveJob live;
    private final RunState state;
    private final Clock clock;

    LocalRun(LiveJob live, RunState state, Clock clock) {
        this.live = live;
        this.state = state;
        this.clock = clock;
    }

    /**
     * Runs the job to its end and returns the exit status.
     *
     * @param pages serves the page of a job with these rules, or answers null; it is closed behind the job
     */
    int run(Configuration settings, Function<Rules, @Nullable JobPage> pages) throws Exception {
        boolean resumed = state.newestCheckpoint().isPresent();
        live.intake().tellOfLostRecords(resumed);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(here(settings));
        Instant started = state.startedAt(clock);
        Instant beginning =
                state.beginning(() -> live.intake().beginning(live.settings().items(), started));
        Rules rules = Rules.of(live.settings(), beginning, clock.instant());
        live.define(env, rules, started, state.outbox(), clock);
        JobPage page = pages.apply(rules);
        try {
            return run(env, resumed);
        } finally {
            if (page != null) {
                page.close();
            }
        }
    }

    private int run(StreamExecutionEnvironment env, boolean resumed) throws Exception {
        JobClient running = env.executeAsync(live.title());
        LocalJob job = LocalJob.watch(running, () -> counted(running), state);
        System.err.printf("%s; Ctrl-C stops, the same command goes on%n", live.intake().doing());
        Optional<JobExecutionResult> result = job.await();
        if (result.isEmpty()) {
            return LocalJob.STOPPED;
        }
        Summary summary =
                Summary.of(
                        result.get().getAllAccumulatorResults(),
                        resumed,
                        0,
                        result.get().getNetRuntime() / 1000.0);
        System.out.println(summary.text() + Summary.refused(running.getJobID()));
        state.clear();
        post();
        return summary.exit();
    }

    /** What the job's end has left to be posted. */
    private void post() throws IOException, InterruptedException {
        SlackSettings slack = live.settings().slack();
        if (slack != null) {
            Path outbox = LiveJob.outbox(slack, state.outbox());
            int left = SlackEdge.finish(slack, outbox, clock, POSTING);
            if (left > 0) {
                System.err.println(
                        Tidemark.oneLine(
                                left + " messages wait in " + outbox + " for the next run"));
            }
        }
    }

    private Configuration here(Configuration settings) throws IOException {
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                Files.createDirectories(state.checkpoints()).toAbsolutePath().toUri().toString());
        OneMachine.confine(settings, state.temporary());
        settings.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, COUNTS_EVERY);
        Optional<Path> checkpoint = state.newestCheckpoint();
        state.forgetOlderJobs();
        if (checkpoint.isPresent()) {
            settings.set(
                    StateRecoveryOptions.SAVEPOINT_PATH,
                    checkpoint.get().toAbsolutePath().toUri().toString());
            // A section taken out of the job file takes its part of the state with it.
            settings.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
            System.err.println(Tidemark.oneLine("resuming from checkpoint " + checkpoint.get()));
        }
        return settings;
    }

    /** The sum as it stands; items whose time has not come are in none of its classes. */
    private String counted(JobClient running) throws Exception {
        try {
            return live.sum(running.getAccumulators().get(2, TimeUnit.SECONDS))
                    + Summary.refused(running.getJobID());
        } catch (ExecutionException | TimeoutException | IllegalStateException e) {
            return "stopped before anything was counted; the same command goes on";
        }
    }
}
