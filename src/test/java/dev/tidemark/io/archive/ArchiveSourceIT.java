package dev.tidemark.io.archive;

import static dev.tidemark.io.archive.Archives.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.model.RawRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The source inside Flink: a checkpoint is taken, the job fails, and goes on as if nothing had happened. */
class ArchiveSourceIT {

    private static final int LINES = 3_000;
    private static final Duration DISORDER = Duration.ofSeconds(30);

    @TempDir Path dir;

    @Test
    @Timeout(120)
    void emitsEachLineOnceInOrderThroughACheckpointAndAFailure() throws Exception {
        Path plain = Archives.write(dir.resolve("plain"), lines("plain"));
        Path packed =
                Archives.writeBytes(
                        dir.resolve("packed"), Archives.gzip(String.join("\n", lines("packed"))));
        ArchiveSource source =
                new ArchiveSource(
                        ArchiveFiles.of(List.of(plain, packed)),
                        1_000,
                        DISORDER,
                        Instant.parse("2026-05-01T00:00:00Z"),
                        "archive-source-it");
        StreamExecutionEnvironment env = environment();
        List<String> seen = new ArrayList<>();
        try (CloseableIterator<String> records =
                env.fromSource(source, ArchiveSource.watermarks(DISORDER), "archive")
                        .uid("archive")
                        .setParallelism(1)
                        .map(new FailsOnceAfterACheckpoint())
                        .process(new Place())
                        .collectAsync()) {
            env.execute();
            records.forEachRemaining(seen::add);
        }
        List<String> expected =
                IntStream.range(0, LINES)
                        .boxed()
                        .flatMap(
                                i ->
                                        List.of(plain + ":" + (i + 1), packed + ":" + (i + 1))
                                                .stream())
                        .toList();
        assertThat(FailsOnceAfterACheckpoint.FAILED).isTrue();
        assertThat(seen).isEqualTo(expected);
        ReplayProgress progress = ReplayProgress.of("archive-source-it");
        assertThat(progress.recordsRead()).isEqualTo(2L * LINES);
        assertThat(progress.recordsSkipped()).isBetween(1L, 2L * LINES - 1);
        ReplayProgress.forget("archive-source-it");
    }

    private StreamExecutionEnvironment environment() {
        Configuration conf = new Configuration();
        conf.set(PipelineOptions.GENERIC_TYPES, false);
        conf.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                dir.resolve("checkpoints").toUri().toString());
        conf.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        conf.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 2);
        conf.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, conf);
        env.enableCheckpointing(20);
        return env;
    }

    private static String[] lines(String name) {
        return IntStream.range(0, LINES)
                .mapToObj(
                        i ->
                                at(
                                        String.format(
                                                Locale.ROOT,
                                                "%02d:%02d:%02d",
                                                i / 3600,
                                                i / 60 % 60,
                                                i % 60),
                                        name + i))
                .toArray(String[]::new);
    }

    /** Lets records trickle until a checkpoint is complete, so that one falls in their midst; then fails, once. */
    private static final class FailsOnceAfterACheckpoint
            implements MapFunction<RawRecord, RawRecord>, CheckpointListener {
        private static final long serialVersionUID = 1L;
        private static final AtomicBoolean FAILED = new AtomicBoolean();

        private int records;
        private boolean checkpointed;

        @Override
        public RawRecord map(RawRecord record) {
            records++;
            if (!FAILED.get() && !checkpointed) {
                LockSupport.parkNanos(1_000_000);
            }
            if (!FAILED.get() && checkpointed && records > 100) {
                FAILED.set(true);
                throw new IllegalStateException("fails once, on purpose");
            }
            return record;
        }

        @Override
        public void notifyCheckpointComplete(long checkpointId) {
            checkpointed = records > 0;
        }
    }

    /** The place of a record that is in time: ahead of the watermark. */
    private static final class Place extends ProcessFunction<RawRecord, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(RawRecord record, Context context, Collector<String> out) {
            boolean inTime = context.timestamp() > context.timerService().currentWatermark();
            out.collect(inTime ? record.position() : record.position() + " behind the watermark");
        }
    }
}
