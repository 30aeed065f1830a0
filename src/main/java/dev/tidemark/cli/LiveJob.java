package dev.tidemark.cli;

import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.JobFile;
import dev.tidemark.config.SlackChannel;
import dev.tidemark.config.SlackSettings;
import dev.tidemark.io.archive.ArchiveEdge;
import dev.tidemark.io.slack.SlackEdge;
import dev.tidemark.model.RawRecord;
import dev.tidemark.operator.Rules;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** A job that runs until it is stopped: the same on this machine and on a cluster. */
sealed interface LiveJob permits MonitorJob, IngestJob {

    /**
     * Reads a job file and asks all its ends whether they are there; changes nothing.
     *
     * @param untilEnd whether it is to end where its input ends now
     * @throws InvalidInput for the first thing wrong in the file or with one of the ends
     */
    static LiveJob check(Path file, boolean untilEnd, Clock clock) throws Exception {
        JobFile settings = JobFile.read(file);
        LiveJob job =
                settings.feeds() != null && settings.kafka() != null
                        ? IngestJob.check(file, settings, untilEnd, clock)
                        : MonitorJob.check(file, settings, untilEnd, clock);
        if (settings.slack() != null) {
            SlackEdge.check(settings.slack(), clock);
        }
        return job;
    }

    /** The name of the job that a file describes. */
    static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    }

    /** Of the job file without its ending. */
    String name();

    /** Under which Flink shows it. */
    default String title() {
        return title(name());
    }

    /** Under which Flink shows a job of this name. */
    static String title(String name) {
        return "tidemark " + name;
    }

    /** All of its file. */
    JobFile settings();

    /** Where items come from. */
    Intake intake();

    /**
     * Builds the job and readies Elasticsearch for it.
     *
     * @param firstStart what happened before is indexed and calls nobody
     * @param outbox where alerts wait to be posted unless the settings say where; null: the settings have to
     */
    void define(
            StreamExecutionEnvironment env,
            Rules rules,
            Instant firstStart,
            @Nullable Path outbox,
            Clock clock);

    /**
     * What it has done so far, in one line.
     *
     * @param totals of its accumulators
     */
    String sum(Map<String, Object> totals);

    /** What its checkpoints are of, in words. */
    default String input() {
        return intake().input() + " with " + settings().run().maxParallelism() + " key groups";
    }

    /** The name under which its documents stand. */
    default String runId() {
        String given = settings().run().runId();
        return given == null ? name() : given;
    }

    /** Records what the job takes in, if it is to. */
    default void record(DataStream<RawRecord> records, Rules rules) {
        if (settings().archive() != null) {
            ArchiveEdge.attach(
                    records,
                    settings().archive(),
                    settings().items().disorder(),
                    rules.latestPlausible(),
                    settings().run().checkpointInterval());
        }
    }

    /** Where alerts wait to be posted. */
    static Path outbox(SlackSettings slack, @Nullable Path byDefault) {
        if (slack.outbox() != null) {
            return Path.of(slack.outbox()).toAbsolutePath();
        }
        if (byDefault == null) {
            throw new InvalidInput(
                    InvalidInput.JOB_FILE,
                    "slack.outbox",
                    "absent",
                    "a folder that all workers of the cluster share");
        }
        return byDefault.toAbsolutePath();
    }

    /**
     * Makes sure that channels are for companies that are watched.
     *
     * @throws InvalidInput for the first one that is not
     */
    static void requireWatched(@Nullable SlackSettings slack, Rules rules) {
        if (slack == null) {
            return;
        }
        for (SlackChannel channel : slack.channels()) {
            for (String company : channel.companies()) {
                if (!rules.watches(company)) {
                    throw new InvalidInput(
                            InvalidInput.JOB_FILE,
                            "slack, companies of channel " + channel.name(),
                            company,
                            "companies of the watchlist");
                }
            }
        }
    }
}
