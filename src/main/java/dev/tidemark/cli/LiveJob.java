package dev.tidemark.cli;

import dev.tidemark.MonitorOutputs;
import dev.tidemark.MonitorPipeline;
import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.JobFile;
import dev.tidemark.config.KafkaSettings;
import dev.tidemark.config.SlackChannel;
import dev.tidemark.config.SlackSettings;
import dev.tidemark.io.Documents;
import dev.tidemark.io.ElasticsearchEdge;
import dev.tidemark.io.ElasticsearchIndices;
import dev.tidemark.io.archive.ArchiveEdge;
import dev.tidemark.io.kafka.TopicEdge;
import dev.tidemark.io.slack.SlackEdge;
import dev.tidemark.model.RawRecord;
import dev.tidemark.operator.Rules;
import dev.tidemark.operator.SinceStartFunction;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * A job from Kafka, or from feeds, to Elasticsearch: the same on this machine and on a cluster.
 *
 * @param name of the job file without its ending
 * @param intake where items come from
 */
record LiveJob(String name, JobFile settings, Intake intake, ElasticsearchSettings elasticsearch) {

    /**
     * Reads a job file and asks both ends whether they are there; changes nothing.
     *
     * @param untilEnd whether it is to end where its input ends now
     * @throws InvalidInput for the first thing wrong in the file or with one of the ends
     */
    static LiveJob check(Path file, boolean untilEnd, Clock clock) throws Exception {
        JobFile settings = JobFile.read(file);
        ElasticsearchSettings elasticsearch = settings.elasticsearch();
        Intake.require(file, settings);
        if (elasticsearch == null) {
            throw missing(file, "elasticsearch", "a section that says where documents go");
        }
        Intake intake = Intake.check(file, settings, untilEnd, clock);
        ElasticsearchIndices.check(elasticsearch);
        if (settings.slack() != null) {
            SlackEdge.check(settings.slack(), clock);
        }
        return new LiveJob(name(file), settings, intake, elasticsearch);
    }

    /** The name of the job that a file describes. */
    static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    }

    /** What its checkpoints are of, in words. */
    String input() {
        return intake.input() + " with " + settings.run().maxParallelism() + " key groups";
    }

    /**
     * Builds the job and readies Elasticsearch for it.
     *
     * @param outbox where alerts wait to be posted unless the settings say where; null: the settings have to
     */
    void define(StreamExecutionEnvironment env, Rules rules, @Nullable Path outbox, Clock clock) {
        Path messages = settings.slack() == null ? null : outbox(settings.slack(), outbox);
        requireWatched(rules);
        ElasticsearchIndices.install(elasticsearch);
        DataStream<RawRecord> records = intake.records(env, settings.items(), clock);
        record(records, rules);
        String runId = settings.run().runId() == null ? name : settings.run().runId();
        MonitorOutputs outputs = MonitorPipeline.define(records, rules);
        Documents documents = new Documents(rules.version(), runId, rules.corrections());
        ElasticsearchEdge.attach(
                outputs.documents(documents), elasticsearch, "elasticsearch", rules.startsAt());
        KafkaSettings kafka = settings.kafka();
        if (kafka != null && kafka.rejectedTopic() != null) {
            TopicEdge.writeRejected(
                    outputs.rejected(), documents, kafka, kafka.rejectedTopic(), "kafka-rejected");
        }
        if (settings.slack() != null && messages != null) {
            SlackEdge.attach(
                    SinceStartFunction.of(outputs.alerts(), rules.startsAt(), "slack"),
                    outputs.items(),
                    settings.slack(),
                    messages,
                    "slack",
                    clock);
        }
    }

    /** Records what the job takes in, if it is to. */
    private void record(DataStream<RawRecord> records, Rules rules) {
        if (settings.archive() != null) {
            ArchiveEdge.attach(
                    records,
                    settings.archive(),
                    settings.items().disorder(),
                    rules.latestPlausible(),
                    settings.run().checkpointInterval());
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

    private void requireWatched(Rules rules) {
        if (settings.slack() == null) {
            return;
        }
        for (SlackChannel channel : settings.slack().channels()) {
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

    private static InvalidInput missing(Path file, String section, String allowed) {
        return new InvalidInput(file.toString(), section, "absent", allowed);
    }
}
