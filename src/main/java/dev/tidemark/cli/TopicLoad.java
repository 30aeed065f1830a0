package dev.tidemark.cli;

import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.JobFile;
import dev.tidemark.config.KafkaSettings;
import dev.tidemark.io.archive.ReplayProgress;
import dev.tidemark.io.kafka.KafkaTopic;
import dev.tidemark.io.kafka.TopicEdge;
import dev.tidemark.model.TimedRecord;
import dev.tidemark.operator.StampFunction;
import dev.tidemark.operator.TimedRecords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * An archive into a topic, so that a live job goes on from history.
 *
 * <p>Every item carries its event time as {@code seenAt} and is in the order of event times; what a replay calls late is
 * marked so. A live job that reads the topic from its beginning says what a replay says, except that each of its items
 * shows when it was seen. Lines that are neither items nor ticks are left out and counted. Killed, the same command goes on:
 * some records are then in the topic twice, which the live job counts as copies.
 *
 * @param settings of the job whose topic it is
 * @param append true to write into a topic that holds something already
 * @param restart true to forget what an earlier try has done
 */
record TopicLoad(
        JobFile settings,
        KafkaSettings kafka,
        KafkaTopic topic,
        ArchiveInput input,
        boolean append,
        boolean restart) {
    private static final String RUN = "to-kafka";

    /**
     * Asks Kafka for the topic; writes nothing.
     *
     * @throws InvalidInput for the first thing wrong in the job file or with the topic
     */
    static TopicLoad of(Path job, ArchiveInput input, boolean append, boolean restart)
            throws InterruptedException {
        JobFile settings = JobFile.read(job);
        KafkaSettings kafka = TopicInput.kafka(job, settings);
        KafkaTopic topic = KafkaTopic.checkWritable(kafka);
        return new TopicLoad(settings, kafka, topic, input, append, restart);
    }

    /** Loads to the end and returns the exit status. */
    int run() throws Exception {
        Path folder = Path.of(".tidemark", RUN, kafka.topic());
        try (ReplayState state = ReplayState.open(folder, restart, Clock.systemUTC())) {
            state.claim(
                    Fingerprint.of(
                            input.files(),
                            kafka.topic() + "|" + topic.clusterId() + "|" + settings.items()));
            Optional<Path> checkpoint = state.newestCheckpoint();
            if (checkpoint.isEmpty()) {
                checkContent();
            }
            Configuration configuration =
                    LocalReplay.configuration(
                            settings,
                            1,
                            Files.createDirectories(state.checkpoints()),
                            state.temporary());
            if (checkpoint.isPresent()) {
                configuration.set(
                        StateRecoveryOptions.SAVEPOINT_PATH, checkpoint.get().toUri().toString());
                System.err.println(
                        Tidemark.oneLine("resuming from checkpoint " + checkpoint.get()));
            }
            StreamExecutionEnvironment env =
                    StreamExecutionEnvironment.createLocalEnvironment(configuration);
            define(env, state.startedAt());
            return execute(env, state);
        }
    }

    private void checkContent() throws InterruptedException {
        long records = KafkaTopic.records(kafka);
        if (records == 0) {
            return;
        }
        String held = "%s holds %d records".formatted(kafka.topic(), records);
        if (!append) {
            throw new InvalidInput(
                    InvalidInput.JOB_FILE, "kafka.topic", held, "an empty topic, or --append");
        }
        System.err.println(
                Tidemark.oneLine(
                        held + " already; whoever reads it calls late what is older than those"));
    }

    private void define(StreamExecutionEnvironment env, Instant latestPlausible) {
        DataStream<TimedRecord> timed =
                TimedRecords.of(
                        input.records(env, settings, latestPlausible, RUN), latestPlausible, RUN);
        TopicEdge.load(
                TimedRecords.inOrder(timed, settings.items().disorder(), RUN),
                kafka,
                settings.items(),
                topic.partitions(),
                RUN);
    }

    private int execute(StreamExecutionEnvironment env, ReplayState state) throws Exception {
        ReplayProgress progress = ReplayProgress.of(RUN);
        JobClient running = env.executeAsync("tidemark " + RUN);
        LocalJob watched =
                LocalJob.watch(running, () -> "stopped; the same command goes on", state);
        Optional<JobExecutionResult> result;
        try (ProgressLine line = ProgressLine.show(progress, input.bytes())) {
            result = watched.await();
        }
        if (result.isEmpty()) {
            return LocalJob.STOPPED;
        }
        System.out.println(sum(result.get(), progress));
        state.discard();
        return 0;
    }

    private String sum(JobExecutionResult result, ReplayProgress progress)
            throws InterruptedException {
        Map<String, Object> totals = result.getAllAccumulatorResults();
        long skipped = progress.recordsSkipped();
        String before = skipped == 0 ? "" : "\nresumed: %d read before".formatted(skipped);
        return StampFunction.sum(totals, RUN)
                + before
                + "\n%.1f s; topic %s with %d partition(s) holds %d records, ticks to each included"
                        .formatted(
                                result.getNetRuntime() / 1000.0,
                                kafka.topic(),
                                topic.partitions(),
                                KafkaTopic.records(kafka));
    }
}
