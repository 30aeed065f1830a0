package dev.tidemark.cli;

import dev.tidemark.FeedHealthEdge;
import dev.tidemark.IngestOutputs;
import dev.tidemark.JobReportEdge;
import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.JobFile;
import dev.tidemark.config.KafkaSettings;
import dev.tidemark.config.SlackSettings;
import dev.tidemark.io.Documents;
import dev.tidemark.io.ElasticsearchEdge;
import dev.tidemark.io.ElasticsearchIndices;
import dev.tidemark.io.kafka.KafkaTopic;
import dev.tidemark.io.kafka.TopicEdge;
import dev.tidemark.io.slack.SlackEdge;
import dev.tidemark.model.Document;
import dev.tidemark.model.Rejected;
import dev.tidemark.model.TimedRecord;
import dev.tidemark.operator.RecordTypes;
import dev.tidemark.operator.Rules;
import dev.tidemark.operator.StampFunction;
import dev.tidemark.operator.TimedRecords;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * From feeds into a topic, for any number of monitors; how the feeds are doing goes to Elasticsearch and Slack, how the job
 * itself is doing to Elasticsearch.
 *
 * @param name of the job file without its ending
 * @param topic that is written, found to be there
 */
record IngestJob(
        String name, JobFile settings, FeedIntake intake, KafkaSettings kafka, KafkaTopic topic)
        implements LiveJob {

    private static final String TOPIC = "topic";

    /**
     * Asks the topic, and Elasticsearch where there is one, whether they are there; changes nothing.
     *
     * @throws InvalidInput for the first thing wrong in the file or with one of the ends
     */
    static IngestJob check(Path file, JobFile settings, boolean untilEnd, Clock clock)
            throws Exception {
        KafkaSettings kafka = Objects.requireNonNull(settings.kafka());
        FeedIntake intake =
                FeedIntake.check(
                        Objects.requireNonNull(settings.feeds()),
                        settings.lists(),
                        untilEnd,
                        clock);
        KafkaTopic topic = KafkaTopic.checkWritable(kafka);
        if (settings.elasticsearch() != null) {
            ElasticsearchIndices.check(settings.elasticsearch());
        }
        return new IngestJob(LiveJob.name(file), settings, intake, kafka, topic);
    }

    @Override
    public void define(
            StreamExecutionEnvironment env,
            Rules rules,
            Instant firstStart,
            @Nullable Path outbox,
            Clock clock) {
        SlackSettings slack = settings.slack();
        Path messages = slack == null ? null : LiveJob.outbox(slack, outbox);
        IngestOutputs taken = intake.outputs(env, settings.items(), rules, clock);
        record(taken.records(), rules);
        DataStream<TimedRecord> timed =
                TimedRecords.of(taken.records(), rules.latestPlausible(), TOPIC);
        TopicEdge.write(
                timed,
                settings.items().disorder(),
                kafka,
                settings.items(),
                topic.partitions(),
                TOPIC);
        Documents documents = new Documents(rules.version(), runId(), rules.corrections());
        DataStream<Rejected> refused = taken.refused(rules);
        if (kafka.rejectedTopic() != null) {
            TopicEdge.writeRejected(
                    refused, documents, kafka, kafka.rejectedTopic(), "kafka-rejected");
        }
        FeedHealthEdge health = FeedHealthEdge.attach(Objects.requireNonNull(taken.reports()));
        ElasticsearchSettings elasticsearch = settings.elasticsearch();
        if (elasticsearch != null) {
            ElasticsearchIndices.install(elasticsearch);
            ElasticsearchEdge.attachExpendable(
                    health.documents(documents)
                            .union(
                                    refused.map(documents::rejected, RecordTypes.of(Document.class))
                                            .setParallelism(refused.getParallelism())
                                            .name("refused document")
                                            .uid("refused-document"),
                                    JobReportEdge.attach(timed, name, documents)),
                    elasticsearch,
                    "elasticsearch",
                    firstStart);
        }
        if (slack != null && messages != null) {
            SlackEdge.attachHealth(health.alerts(), slack, messages, "slack", clock);
        }
    }

    /** {@inheritDoc} Another job than a monitor's that polls the same feeds. */
    @Override
    public String input() {
        return "feeds into topic %s of Kafka cluster %s with %d key groups"
                .formatted(kafka.topic(), topic.clusterId(), settings.run().maxParallelism());
    }

    @Override
    public String sum(Map<String, Object> totals) {
        return StampFunction.sum(totals, TOPIC);
    }
}
