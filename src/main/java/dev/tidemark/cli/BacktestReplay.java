package dev.tidemark.cli;

import dev.tidemark.MonitorOutputs;
import dev.tidemark.backtest.ReplayResults;
import dev.tidemark.backtest.Span;
import dev.tidemark.config.JobFile;
import dev.tidemark.io.DocumentFiles;
import dev.tidemark.io.archive.ArchiveFiles;
import dev.tidemark.io.archive.ReplayProgress;
import dev.tidemark.model.Document;
import dev.tidemark.model.LabelledItem;
import dev.tidemark.model.Status;
import dev.tidemark.operator.RecordTypes;
import dev.tidemark.operator.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Replays of one archive that leave nothing behind but what they found out. Nobody is told, and no Elasticsearch is
 * written to, whatever the settings say.
 */
final class BacktestReplay implements AutoCloseable {
    private static final Set<String> KINDS = Set.of("alerts", "scores");
    private static final String TIMES = "items";

    private final ArchiveFiles files;
    private final ScratchDirectory scratch;
    private final Thread cleaning = new Thread(this::clean, "clean-up");

    private volatile boolean running;

    private BacktestReplay(ArchiveFiles files, ScratchDirectory scratch) {
        this.files = files;
        this.scratch = scratch;
    }

    /** What a replay found out, and the time that the archive covers; null where it has no item in time. */
    record Replayed(ReplayResults results, @Nullable Span span, Summary summary) {}

    /**
     * Prepares replays of an archive.
     *
     * @param parent where a temporary directory may be made
     */
    static BacktestReplay of(ArchiveFiles files, Path parent) throws IOException {
        BacktestReplay replay =
                new BacktestReplay(files, ScratchDirectory.create(parent, "tidemark-backtest"));
        Runtime.getRuntime().addShutdownHook(replay.cleaning);
        return replay;
    }

    /**
     * Runs the monitor over the archive.
     *
     * @param name a folder's name, another one for each replay
     * @return empty when a signal is ending the process
     */
    Optional<Replayed> run(String name, JobFile settings, Rules rules) throws Exception {
        Path folder = Files.createDirectories(scratch.resolve(name));
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(
                        LocalReplay.configuration(
                                settings,
                                Workers.here("backtest", null, settings.run()),
                                Files.createDirectories(folder.resolve("checkpoints")),
                                Files.createDirectories(folder.resolve("tmp"))));
        String runId = "backtest-" + name;
        ReplayProgress.forget(runId);
        DocumentFiles.attach(
                documents(new LocalReplay(settings, new ArchiveInput(files), rules, runId), env),
                folder.resolve("parts"),
                "files");
        ReplayProgress progress = ReplayProgress.of(runId);
        running = true;
        JobClient job = env.executeAsync("tidemark backtest");
        LocalJob watched = LocalJob.watch(job, () -> "stopped; nothing is kept", scratch);
        Optional<JobExecutionResult> result;
        try (ProgressLine line = ProgressLine.show(progress, files.totalBytes())) {
            result = watched.await();
        }
        running = false;
        if (result.isEmpty()) {
            return Optional.empty();
        }
        DocumentFiles.join(folder.resolve("parts"), folder);
        return Optional.of(
                new Replayed(
                        ReplayResults.read(folder),
                        span(folder.resolve("items.jsonl")),
                        Summary.of(result.get(), false, progress)));
    }

    /** Alerts and scores as they are, of the items the times alone. */
    private static DataStream<Document> documents(
            LocalReplay replay, StreamExecutionEnvironment env) {
        MonitorOutputs outputs = replay.define(env);
        DataStream<Document> times =
                outputs.items()
                        .filter(item -> item.status() != Status.LATE)
                        .name("items in time")
                        .uid("items-in-time")
                        .map(
                                item -> new Document(TIMES, "", "", 0, millis(item)),
                                RecordTypes.of(Document.class))
                        .name("item times")
                        .uid("item-times");
        return outputs.documents(replay.documents())
                .filter(document -> KINDS.contains(document.kind()))
                .name("alerts and scores")
                .uid("alerts-and-scores")
                .union(times);
    }

    private static String millis(LabelledItem item) {
        return Long.toString(item.item().eventTime().toEpochMilli());
    }

    private static @Nullable Span span(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            long[] times = lines.mapToLong(Long::parseLong).sorted().toArray();
            return times.length == 0 ? null : Span.of(times);
        }
    }

    /** At a signal between two replays; during one, whoever watches the job cleans up after it. */
    private void clean() {
        if (!running) {
            try {
                scratch.close();
            } catch (IOException e) {
                System.err.println("tidemark: temporary files are left: " + e.getMessage());
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            Runtime.getRuntime().removeShutdownHook(cleaning);
        } catch (IllegalStateException e) {
            return; // The process is ending, and a hook cleans up.
        }
        scratch.close();
    }
}
