package dev.tidemark.cli;

import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.JobFile;
import dev.tidemark.io.DocumentFiles;
import dev.tidemark.io.ElasticsearchEdge;
import dev.tidemark.io.ElasticsearchIndices;
import dev.tidemark.io.archive.ReplayProgress;
import dev.tidemark.model.Document;
import dev.tidemark.operator.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tidemark replay}: an archive or a topic through the monitor, from its first record to its last. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description =
                "Runs archived items through the monitor and writes what it would have said. Never"
                        + " notifies anybody. Interrupted, the same command goes on where it was.",
        footer = {
            "",
            "Example: ./tidemark replay 2025.jsonl.gz 2026.jsonl.gz --out results",
            "writes results/items.jsonl, signals.jsonl, scores.jsonl, alerts.jsonl, near-misses.jsonl,"
                    + " rejected.jsonl.",
            "Example: ./tidemark replay --from-kafka jobs/live.yaml --out results",
            "Example: ./tidemark replay archive --to-kafka jobs/live.yaml",
            "writes the archive into the job's topic, for a live job that begins there."
        })
final class ReplayCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            paramLabel = "ARCHIVE",
            description =
                    "JSONL or JSONL.gz files, each sorted by time, or folders of such; merged by"
                            + " time.")
    private List<Path> archive = List.of();

    @Option(
            names = "--from-kafka",
            paramLabel = "JOB.yaml",
            description =
                    "In place of an archive the topic of this job, from its beginning to where it"
                            + " ends now, with the job's settings; --job names others, and where"
                            + " to write besides --out.")
    private @Nullable Path fromKafka;

    @Option(
            names = "--to-kafka",
            paramLabel = "JOB.yaml",
            description =
                    "Write the archive into the topic of this job, with the event times that a"
                            + " replay would give, instead of running the monitor.")
    private @Nullable Path toKafka;

    @Option(
            names = "--append",
            description = "With --to-kafka: also into a topic that is not empty.")
    private boolean append;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Write documents to DIR as items, signals, scores, alerts, near-misses, rejected"
                            + " .jsonl.")
    private @Nullable Path out;

    @Option(
            names = "--job",
            paramLabel = "JOB.yaml",
            description = "Settings; its elasticsearch section makes the replay write there too.")
    private @Nullable Path job;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description =
                    "Workers behind the source, 1 to "
                            + Workers.MOST
                            + "; default: the job file's.")
    private @Nullable Integer parallelism;

    @Option(names = "--restart", description = "Discard an unfinished replay and start again.")
    private boolean restart;

    @Override
    public Integer call() throws Exception {
        requireOneInput();
        if (toKafka != null) {
            return TopicLoad.of(toKafka, ArchiveInput.of(archive), append, restart).run();
        }
        JobFile settings = settings();
        ElasticsearchSettings elasticsearch = settings.elasticsearch();
        if (out == null && elasticsearch == null) {
            throw new InvalidInput(
                    "replay",
                    "--out",
                    "nowhere to write to",
                    "--out DIR, or --job with an elasticsearch section");
        }
        if (out != null && (out.toString().isEmpty() || Files.isRegularFile(out))) {
            throw new InvalidInput("replay", "--out", "\"" + out + "\"", "a folder, new or not");
        }
        int workers = Workers.here("replay", parallelism, settings.run());
        ReplayInput input =
                fromKafka == null
                        ? ArchiveInput.of(archive)
                        : TopicInput.of(fromKafka, JobFile.read(fromKafka));
        Path folder =
                (out == null ? Path.of(".tidemark") : out.resolve(".tidemark")).resolve("replay");
        try (ReplayState state = ReplayState.open(folder, restart, Clock.systemUTC())) {
            Rules rules = input.rules(settings, state.startedAt());
            String targets =
                    String.join(
                            "|",
                            out == null ? "no files" : "files",
                            elasticsearch == null ? "" : elasticsearch.hosts().toString(),
                            String.valueOf(settings.run().runId()),
                            Integer.toString(settings.run().maxParallelism()));
            String fingerprint = input.fingerprint(rules, targets);
            state.claim(fingerprint);
            if (elasticsearch != null) {
                ElasticsearchIndices.install(elasticsearch);
            }
            System.err.println(
                    "regimes at the start: those of "
                            + rules.startsAt().atOffset(ZoneOffset.UTC).toLocalDate());
            ReplayState.Finished end = state.finished();
            if (end == null) {
                end = run(settings, input, rules, fingerprint, workers, state);
                if (end == null) {
                    return LocalJob.STOPPED;
                }
                state.finished(end);
            }
            if (out != null) {
                DocumentFiles.join(state.parts(), out);
            }
            System.out.println(end.summary());
            if (out != null) {
                System.out.println("written to " + Tidemark.oneLine(out.toString()));
            }
            state.discard();
            return end.exit();
        } catch (Exception e) {
            throw RefusedWrite.below(out == null ? folder : out, e);
        }
    }

    private void requireOneInput() {
        boolean files = !archive.isEmpty();
        if (files == (fromKafka != null)) {
            throw new InvalidInput(
                    "replay",
                    "ARCHIVE",
                    files ? "given, and --from-kafka" : "none",
                    "files or folders, or --from-kafka");
        }
        boolean monitored = out != null || job != null || parallelism != null;
        if (toKafka != null && (fromKafka != null || monitored)) {
            throw new InvalidInput(
                    "replay",
                    "--to-kafka",
                    "given with what only the monitor needs",
                    "an archive, and --append or --restart beside it");
        }
        if (append && toKafka == null) {
            throw new InvalidInput("replay", "--append", "given alone", "with --to-kafka");
        }
    }

    /** The settings of the job whose topic is read count, where it writes does not: its documents are not ours to replace. */
    private JobFile settings() {
        if (job != null) {
            return JobFile.read(job);
        }
        return fromKafka == null ? JobFile.defaults() : JobFile.read(fromKafka).withoutTargets();
    }

    /** Runs the job to its end; null when a signal is ending the process. */
    private ReplayState.@Nullable Finished run(
            JobFile settings,
            ReplayInput input,
            Rules rules,
            String fingerprint,
            int workers,
            ReplayState state)
            throws Exception {
        String runId =
                settings.run().runId() == null
                        ? "replay-" + fingerprint.substring(0, 12)
                        : settings.run().runId();
        boolean resumed = state.newestCheckpoint().isPresent();
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(
                        environment(settings, workers, state));
        DataStream<Document> documents =
                new LocalReplay(settings, input, rules, runId).documents(env);
        if (out != null) {
            DocumentFiles.attach(documents, state.parts(), "files");
        }
        if (settings.elasticsearch() != null) {
            ElasticsearchEdge.attach(
                    documents, settings.elasticsearch(), "elasticsearch", state.startedAt());
        }
        ReplayProgress progress = ReplayProgress.of(runId);
        JobClient running = env.executeAsync("tidemark replay");
        LocalJob watched = LocalJob.watch(running, () -> farewell(state), state);
        Optional<JobExecutionResult> result;
        try (ProgressLine line = ProgressLine.show(progress, input.bytes())) {
            result = watched.await();
        }
        if (result.isEmpty()) {
            return null;
        }
        Summary summary = Summary.of(result.get(), resumed, progress);
        return new ReplayState.Finished(
                summary.exit(), summary.text() + Summary.refused(running.getJobID()));
    }

    private static String farewell(ReplayState state) throws IOException {
        return state.newestCheckpoint().isPresent()
                ? "stopped; the same command goes on"
                : "stopped before the first checkpoint; the same command starts again";
    }

    private static Configuration environment(JobFile settings, int workers, ReplayState state)
            throws IOException {
        Configuration environment =
                LocalReplay.configuration(
                        settings,
                        workers,
                        Files.createDirectories(state.checkpoints()),
                        state.temporary());
        Optional<Path> checkpoint = state.newestCheckpoint();
        if (checkpoint.isPresent()) {
            environment.set(
                    StateRecoveryOptions.SAVEPOINT_PATH, checkpoint.get().toUri().toString());
            System.err.println(Tidemark.oneLine("resuming from checkpoint " + checkpoint.get()));
        } else {
            state.forgetParts();
        }
        return environment;
    }
}
