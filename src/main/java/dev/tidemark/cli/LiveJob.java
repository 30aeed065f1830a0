package dev.tidemark.cli;

import dev.tidemark.MonitorOutputs;
import dev.tidemark.MonitorPipeline;
import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.JobFile;
import dev.tidemark.config.KafkaSettings;
import dev.tidemark.io.Documents;
import dev.tidemark.io.ElasticsearchEdge;
import dev.tidemark.io.ElasticsearchIndices;
import dev.tidemark.io.kafka.KafkaEdge;
import dev.tidemark.io.kafka.KafkaTopic;
import dev.tidemark.io.slack.SlackEdge;
import dev.tidemark.operator.Rules;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

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
    static LiveJob check(Path file) throws Exception {
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
            SlackEdge.check(settings.slack());
        }
        String name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
        return new LiveJob(name, settings, kafka, elasticsearch, topic);
    }

    /** What its checkpoints are of, in words. */
    String input() {
        return "topic %s of Kafka cluster %s with %d key groups"
                .formatted(kafka.topic(), topic.clusterId(), settings.run().maxParallelism());
    }

    /** Builds the job and readies Elasticsearch for it. */
    void define(StreamExecutionEnvironment env, Rules rules, KafkaEdge.Until until, Clock clock) {
        int readers = Math.min(env.getParallelism(), topic.partitions());
        if (readers < env.getParallelism()) {
            System.err.printf(
                    "topic %s has %d partition(s): read with parallelism %d, not %d%n",
                    kafka.topic(), topic.partitions(), readers, env.getParallelism());
        }
        ElasticsearchIndices.install(elasticsearch);
        String runId = settings.run().runId() == null ? name : settings.run().runId();
        MonitorOutputs outputs =
                MonitorPipeline.define(
                        KafkaEdge.records(env, kafka, settings.items(), until, readers, clock),
                        rules);
        ElasticsearchEdge.attach(
                outputs.documents(new Documents(rules.version(), runId)),
                elasticsearch,
                "elasticsearch",
                rules.startsAt());
        if (settings.slack() != null) {
            SlackEdge.attach(outputs.alerts(), settings.slack(), "slack");
        }
    }

    private static InvalidInput missing(Path file, String section, String allowed) {
        return new InvalidInput(file.toString(), section, "absent", allowed);
    }
}
