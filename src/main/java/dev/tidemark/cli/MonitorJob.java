package dev.tidemark.cli;

import dev.tidemark.FeedHealthEdge;
import dev.tidemark.IngestOutputs;
import dev.tidemark.JobReportEdge;
import dev.tidemark.MonitorOutputs;
import dev.tidemark.MonitorPipeline;
import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.JobFile;
import dev.tidemark.config.KafkaSettings;
import dev.tidemark.config.SlackSettings;
import dev.tidemark.io.Documents;
import dev.tidemark.io.ElasticsearchEdge;
import dev.tidemark.io.ElasticsearchIndices;
import dev.tidemark.io.kafka.TopicEdge;
import dev.tidemark.io.slack.SlackEdge;
import dev.tidemark.model.Alert;
import dev.tidemark.model.Document;
import dev.tidemark.operator.Rules;
import dev.tidemark.operator.SinceStartFunction;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * From a topic, or from feeds, to Elasticsearch and Slack.
 *
 * @param name of the job file without its ending
 * @param intake where items come from
 */
record MonitorJob(String name, JobFile settings, Intake intake, ElasticsearchSettings elasticsearch)
        implements LiveJob {

    /**
     * Asks both ends whether they are there; changes nothing.
     *
     * @throws InvalidInput for the first thing wrong in the file or with one of the ends
     */
    static MonitorJob check(Path file, JobFile settings, boolean untilEnd, Clock clock)
            throws Exception {
        ElasticsearchSettings elasticsearch = settings.elasticsearch();
        Intake.require(file, settings);
        if (elasticsearch == null) {
            throw new InvalidInput(
                    file.toString(),
                    "elasticsearch",
                    "absent",
                    "a section that says where documents go");
        }
        Intake intake = Intake.check(file, settings, untilEnd, clock);
        ElasticsearchIndices.check(elasticsearch);
        return new MonitorJob(LiveJob.name(file), settings, intake, elasticsearch);
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
        LiveJob.requireWatched(slack, rules);
        ElasticsearchIndices.install(elasticsearch);
        IngestOutputs taken = intake.outputs(env, settings.items(), rules, clock);
        record(taken.records(), rules);
        MonitorOutputs outputs = MonitorPipeline.define(taken.records(), rules);
        FeedHealthEdge health =
                taken.reports() == null ? null : FeedHealthEdge.attach(taken.reports());
        Documents documents = new Documents(rules.version(), runId(), rules.corrections());
        DataStream<Document> written =
                outputs.documents(documents)
                        .union(JobReportEdge.attach(outputs.alerts(), name, documents));
        ElasticsearchEdge.attach(
                health == null ? written : written.union(health.documents(documents)),
                elasticsearch,
                "elasticsearch",
                firstStart);
        KafkaSettings kafka = settings.kafka();
        if (kafka != null && kafka.rejectedTopic() != null) {
            TopicEdge.writeRejected(
                    outputs.rejected(), documents, kafka, kafka.rejectedTopic(), "kafka-rejected");
        }
        if (slack == null || messages == null) {
            return;
        }
        DataStream<Alert> news = SinceStartFunction.of(outputs.alerts(), firstStart, "slack");
        if (health == null) {
            SlackEdge.attach(news, outputs.items(), slack, messages, "slack", clock);
        } else {
            SlackEdge.attach(
                    news, outputs.items(), health.alerts(), slack, messages, "slack", clock);
        }
    }

    @Override
    public String sum(Map<String, Object> totals) {
        Summary counted = Summary.of(totals, false, 0, 0);
        return counted.sum() + " + waiting for their time " + counted.waiting();
    }
}
