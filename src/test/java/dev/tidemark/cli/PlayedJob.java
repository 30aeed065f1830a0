package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.MonitorEnvironment;
import dev.tidemark.operator.Rules;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A live job as {@code run} builds it, but in this process and by a clock that the test gives it. */
final class PlayedJob {
    private final LiveJob live;
    private final JobClient running;
    private final Path state;

    private PlayedJob(LiveJob live, JobClient running, Path state) {
        this.live = live;
        this.running = running;
        this.state = state;
    }

    /**
     * Starts the job of a file.
     *
     * @param checkpoints interval in the time of this world, however fast the clock runs
     */
    static PlayedJob start(Path file, Path state, Duration checkpoints, Clock clock)
            throws Exception {
        return start(file, state, checkpoints, clock, new Configuration());
    }

    /**
     * Starts the job of a file.
     *
     * @param more settings of Flink
     */
    static PlayedJob start(
            Path file, Path state, Duration checkpoints, Clock clock, Configuration more)
            throws Exception {
        LiveJob live = LiveJob.check(file, false, clock);
        Configuration settings = MonitorEnvironment.settings(2, 128, checkpoints);
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                state.resolve("checkpoints").toUri().toString());
        // A failure is one: nothing here is allowed to.
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        settings.addAll(more);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(settings);
        Instant now = clock.instant();
        live.define(env, Rules.of(live.settings(), now, now), now, null, clock);
        return new PlayedJob(live, env.executeAsync(live.name()), state);
    }

    interface Condition {
        boolean holds() throws Exception;
    }

    /** Waits for something that comes true while all jobs are at work; ten minutes at most. */
    static void await(Condition condition, PlayedJob... jobs) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < 6_000 && !condition.holds(); i++) {
            never.await(100, TimeUnit.MILLISECONDS);
            for (PlayedJob job : jobs) {
                assertThat(job.running.getJobStatus().get())
                        .as(job.live.name())
                        .isNotIn(JobStatus.FAILING, JobStatus.FAILED, JobStatus.CANCELED);
            }
        }
        assertThat(condition.holds()).isTrue();
    }

    /** Ends it when all that it took in is written, without a jump to the end of time; returns the sum. */
    String stop() throws Exception {
        running.stopWithSavepoint(
                        false,
                        state.resolve("savepoints").toUri().toString(),
                        SavepointFormatType.CANONICAL)
                .get(3, TimeUnit.MINUTES);
        return live.sum(
                running.getJobExecutionResult()
                        .get(3, TimeUnit.MINUTES)
                        .getAllAccumulatorResults());
    }
}
