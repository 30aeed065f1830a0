package dev.tidemark.cli;

import dev.tidemark.MonitorEnvironment;
import dev.tidemark.MonitorOutputs;
import dev.tidemark.MonitorPipeline;
import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.JobFile;
import dev.tidemark.io.DocumentFiles;
import dev.tidemark.io.Documents;
import dev.tidemark.io.ElasticsearchEdge;
import dev.tidemark.io.ElasticsearchIndices;
import dev.tidemark.io.ItemParser;
import dev.tidemark.io.archive.ArchiveFiles;
import dev.tidemark.io.archive.ArchiveProbe;
import dev.tidemark.io.archive.ArchiveSource;
import dev.tidemark.io.archive.ReplayProgress;
import dev.tidemark.model.Document;
import dev.tidemark.model.RawRecord;
import dev.tidemark.operator.RecordTypes;
import dev.tidemark.operator.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tidemark replay}: an archive through the monitor, from its first line to its last. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description =
                "Runs archived items through the monitor and writes what it would have said. Never"
                        + " notifies anybody. Interrupted, the same command goes on where it was.",
        footer = {
            "",
            "Example: ./tidemark replay 2025.jsonl.gz 2026.jsonl.gz --out results",
            "writes results/items.jsonl, signals.jsonl, scores.jsonl, alerts.jsonl, rejected.jsonl."
        })
final class ReplayCommand implements Callable<Integer> {
    /** Failures of the same kind repeat in a replay; more attempts than this would only hide them. */
    private static final int RESTARTS = 5;

    /** Each worker talks to each: beyond this, buffers between them take more memory than work is saved. */
    private static final int MOST_WORKERS = 32;

    @Parameters(
            arity = "1..*",
            paramLabel = "ARCHIVE",
            description = "JSONL or JSONL.gz files, each sorted by time; merged by time.")
    private List<Path> archive;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Write documents to DIR as items, signals, scores, alerts, rejected .jsonl.")
    private @Nullable Path out;

    @Option(
            names = "--job",
            paramLabel = "JOB.yaml",
            description = "Settings; its elasticsearch section makes the replay write there too.")
    private @Nullable Path job;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "Workers behind the source, 1 to 32; default: the job file's.")
    private @Nullable Integer parallelism;

    @Option(names = "--restart", description = "Discard an unfinished replay and start again.")
    private boolean restart;

    @Override
    public Integer call() throws Exception {
        JobFile settings = job == null ? JobFile.defaults() : JobFile.read(job);
        ElasticsearchSettings elasticsearch = settings.elasticsearch();
        if (out == null && elasticsearch == null) {
            throw new InvalidInput(
                    "replay",
                    "--out",
                    "nowhere to write to",
                    "--out DIR, or --job with an elasticsearch section");
        }
        ArchiveFiles files = ArchiveFiles.of(archive);
        Path folder =
                (out == null ? Path.of(".tidemark") : out.resolve(".tidemark")).resolve("replay");
        try (ReplayState state = ReplayState.open(folder, restart, Clock.systemUTC())) {
            Rules rules = rules(settings, files, state.startedAt());
            String targets =
                    String.join(
                            "|",
                            out == null ? "no files" : "files",
                            elasticsearch == null ? "" : elasticsearch.hosts().toString(),
                            String.valueOf(settings.run().runId()),
                            Integer.toString(settings.run().maxParallelism()));
            String fingerprint = Fingerprint.of(files, rules, targets);
            state.claim(fingerprint);
            if (elasticsearch != null) {
                ElasticsearchIndices.install(elasticsearch);
            }
            System.err.println("companies stand where they stood on " + rules.startsAt());
            String summary = state.finished();
            if (summary == null) {
                summary = run(settings, files, rules, fingerprint, state);
                state.finished(summary);
            }
            if (out != null) {
                DocumentFiles.join(state.parts(), out);
                summary += System.lineSeparator() + "written to " + out;
            }
            System.out.println(summary);
            state.discard();
            return 0;
        }
    }

    private String run(
            JobFile settings,
            ArchiveFiles files,
            Rules rules,
            String fingerprint,
            ReplayState state)
            throws Exception {
        String runId =
                settings.run().runId() == null
                        ? "replay-" + fingerprint.substring(0, 12)
                        : settings.run().runId();
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(environment(settings, state));
        DataStream<Document> documents =
                define(env, settings, files, rules, runId)
                        .documents(new Documents(rules.version(), runId));
        if (out != null) {
            DocumentFiles.attach(documents, state.parts(), "files");
        }
        if (settings.elasticsearch() != null) {
            ElasticsearchEdge.attach(
                    documents, settings.elasticsearch(), "elasticsearch", state.startedAt());
        }
        ReplayProgress progress = ReplayProgress.of(runId);
        JobClient running = env.executeAsync("tidemark replay");
        JobExecutionResult result;
        try (ProgressLine line = ProgressLine.show(progress, files.totalBytes())) {
            result = running.getJobExecutionResult().get();
        }
        return Summary.of(result, progress).text();
    }

    /** Flink's default, and about 300 kB for every pair of workers that talk to each other. */
    private static MemorySize networkMemory(int workers) {
        return MemorySize.ofMebiBytes(64 + 3L * workers * workers / 10);
    }

    /** Regimes are those in force where the archive begins: what came later, it has to find itself. */
    private static Rules rules(JobFile settings, ArchiveFiles files, Instant now)
            throws IOException {
        int maxBytes = settings.items().maxRecordBytes();
        Instant start = ArchiveProbe.start(files, new ItemParser(now, maxBytes), maxBytes, now);
        return Rules.of(settings, start, now);
    }

    private static MonitorOutputs define(
            StreamExecutionEnvironment env,
            JobFile settings,
            ArchiveFiles files,
            Rules rules,
            String runId) {
        Duration disorder = settings.items().disorder();
        DataStream<RawRecord> records =
                env.fromSource(
                                new ArchiveSource(
                                        files,
                                        settings.items().maxRecordBytes(),
                                        disorder,
                                        rules.latestPlausible(),
                                        runId),
                                ArchiveSource.watermarks(disorder),
                                "archive",
                                RecordTypes.of(RawRecord.class))
                        .setParallelism(1)
                        .uid("archive");
        return MonitorPipeline.define(records, rules);
    }

    private Configuration environment(JobFile settings, ReplayState state) throws IOException {
        int workers = parallelism != null ? parallelism : settings.run().parallelism();
        int most = Math.min(MOST_WORKERS, settings.run().maxParallelism());
        if (workers < 1 || workers > most) {
            throw new InvalidInput(
                    "replay", "--parallelism", Integer.toString(workers), "1 to " + most);
        }
        Configuration environment =
                MonitorEnvironment.settings(
                        workers,
                        settings.run().maxParallelism(),
                        settings.run().checkpointInterval());
        environment.set(
                RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_ATTEMPTS, RESTARTS);
        environment.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                Files.createDirectories(state.checkpoints()).toUri().toString());
        environment.set(TaskManagerOptions.NETWORK_MEMORY_MIN, networkMemory(workers));
        environment.set(TaskManagerOptions.NETWORK_MEMORY_MAX, networkMemory(workers));
        environment.set(CoreOptions.TMP_DIRS, state.temporary().toString());
        Optional<Path> checkpoint = state.newestCheckpoint();
        if (checkpoint.isPresent()) {
            environment.set(
                    StateRecoveryOptions.SAVEPOINT_PATH, checkpoint.get().toUri().toString());
            System.err.println("resuming from checkpoint " + checkpoint.get());
        } else {
            state.forgetParts();
        }
        return environment;
    }
}
