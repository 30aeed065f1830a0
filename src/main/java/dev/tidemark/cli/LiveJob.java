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
import dev.tidemark.io.kafka.KafkaEdge;
import dev.tidemark.io.kafka.KafkaTopic;
import dev.tidemark.io.kafka.LostRecords;
import dev.tidemark.io.kafka.TopicEdge;
import dev.tidemark.io.slack.SlackEdge;
import dev.tidemark.model.RawRecord;
import dev.tidemark.operator.Rules;
import dev.tidemark.operator.SinceStartFunction;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * A job from Kafka to Elasticsearch: the same on this machine and on a cluster.
 *
 * @param name of the job file without its ending
 * @param topic that items are read from, found to be there
 */
record LiveJob(
        String name,
        JobFile settings,
        KafkaSettings kafka,
        ElasticsearchSettings elasticsearch,
        KafkaTopic topic) {

    /**
     * Reads a job file and asks both ends whether they are there; changes nothing.
     *
     * @throws InvalidInput for the first thing wrong in the file or with one of the ends
     */
    static LiveJob check(Path file, Clock clock) throws Exception {
        JobFile settings = JobFile.read(file);
        KafkaSettings kafka = settings.kafka();
        ElasticsearchSettings elasticsearch = settings.elasticsearch();
        if (kafka == null) {
            throw missing(file, "kafka", "a section that says where items come from");
        }
        if (elasticsearch == null) {
            throw missing(file, "elasticsearch", "a section that says where documents go");
        }
        KafkaTopic topic = KafkaTopic.check(kafka);
        ElasticsearchIndices.check(elasticsearch);
        if (settings.slack() != null) {
            SlackEdge.check(settings.slack(), clock);
        }
        return new LiveJob(name(file), settings, kafka, elasticsearch, topic);
    }

    /** The name of the job that a file describes. */
    static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    }

    /**
     * What its checkpoints are of, in words.
     *
     * <p>How far a partition is read is part of a checkpoint: a job that goes on from one with an end would read nothing
     * behind it, and one without would never end.
     */
    String input(KafkaEdge.Until until) {
        return "topic %s%s of Kafka cluster %s with %d key groups"
                .formatted(
                        kafka.topic(),
                        until == KafkaEdge.Until.END_OF_TOPIC ? " (to its end)" : "",
                        topic.clusterId(),
                        settings.run().maxParallelism());
    }

    /**
     * Builds the job and readies Elasticsearch for it.
     *
     * @param outbox where alerts wait to be posted unless the settings say where; null: the settings have to
     */
    void define(
            StreamExecutionEnvironment env,
            Rules rules,
            KafkaEdge.Until until,
            @Nullable Path outbox,
            Clock clock) {
        Path messages = settings.slack() == null ? null : outbox(settings.slack(), outbox);
        requireWatched(rules);
        int readers = TopicInput.readers(kafka, topic, env.getParallelism());
        ElasticsearchIndices.install(elasticsearch);
        DataStream<RawRecord> records =
                KafkaEdge.records(env, kafka, settings.items(), until, readers, clock);
        record(records, rules);
        String runId = settings.run().runId() == null ? name : settings.run().runId();
        MonitorOutputs outputs = MonitorPipeline.define(records, rules);
        Documents documents = new Documents(rules.version(), runId, rules.corrections());
        ElasticsearchEdge.attach(
                outputs.documents(documents), elasticsearch, "elasticsearch", rules.startsAt());
        if (kafka.rejectedTopic() != null) {
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

    /**
     * Says on standard error what Kafka deleted before this job could read it.
     *
     * @param resumes true when the job goes on from a checkpoint
     */
    void tellOfLostRecords(boolean resumes) throws InterruptedException {
        if (!resumes && kafka.startFrom() != KafkaSettings.StartFrom.COMMITTED) {
            return;
        }
        try {
            for (LostRecords lost : LostRecords.of(kafka)) {
                System.err.printf(
                        "topic %s, partition %d: up to %d records are lost, deleted by Kafka before"
                                + " they were read (offsets %d to %d)%n",
                        kafka.topic(), lost.partition(), lost.count(), lost.first(), lost.last());
            }
        } catch (KafkaException e) {
            System.err.printf(
                    "topic %s: Kafka does not say whether records were deleted unread: %s%n",
                    kafka.topic(), Tidemark.oneLine(e.getMessage()));
        }
    }

    private static InvalidInput missing(Path file, String section, String allowed) {
        return new InvalidInput(file.toString(), section, "absent", allowed);
    }
}
