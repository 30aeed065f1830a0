package dev.tidemark.cli;

import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.JobFile;
import dev.tidemark.config.KafkaSettings;
import dev.tidemark.io.ItemParser;
import dev.tidemark.io.kafka.KafkaEdge;
import dev.tidemark.io.kafka.KafkaTopic;
import dev.tidemark.io.kafka.TopicProbe;
import dev.tidemark.model.RawRecord;
import dev.tidemark.operator.Rules;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A topic as what is replayed: from its beginning to where it ends when the replay starts.
 *
 * <p>No more workers read than there are partitions: one without would be done at once and, with the end of time as its
 * watermark, seem to be ahead of all. Nobody counts as idle, for the same reason.
 */
record TopicInput(KafkaSettings kafka, KafkaTopic topic) implements ReplayInput {

    /** The topic of a job file, found to be there. */
    static TopicInput of(Path file, JobFile settings) throws InterruptedException {
        KafkaSettings kafka = kafka(file, settings).forReplay();
        return new TopicInput(kafka, KafkaTopic.check(kafka));
    }

    /** The section of a job file that says where a topic is. */
    static KafkaSettings kafka(Path file, JobFile settings) {
        KafkaSettings kafka = settings.kafka();
        if (kafka == null) {
            throw new InvalidInput(
                    file.toString(), "kafka", "absent", "a section that says where the topic is");
        }
        return kafka;
    }

    /** How many workers may read a topic; fewer than were asked for is told on standard error. */
    static int readers(KafkaSettings kafka, KafkaTopic topic, int parallelism) {
        int readers = Math.min(parallelism, topic.partitions());
        if (readers < parallelism) {
            System.err.printf(
                    "topic %s has %d partition(s): read with parallelism %d, not %d%n",
                    kafka.topic(), topic.partitions(), readers, parallelism);
        }
        return readers;
    }

    @Override
    public Rules rules(JobFile settings, Instant now) {
        int maxBytes = settings.items().maxRecordBytes();
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        Instant start = TopicProbe.start(kafka, new ItemParser(now, maxBytes), maxBytes, clock);
        return Rules.of(settings, start, now);
    }

    @Override
    public String fingerprint(Rules rules, String settings) {
        return Fingerprint.of(
                "topic " + kafka.topic() + " of " + topic.clusterId(), rules, settings);
    }

    @Override
    public long bytes() {
        return 0;
    }

    @Override
    public DataStream<RawRecord> records(
            StreamExecutionEnvironment env, JobFile settings, Rules rules, String runId) {
        return KafkaEdge.records(
                env,
                kafka,
                settings.items(),
                KafkaEdge.Until.END_OF_TOPIC,
                readers(kafka, topic, env.getParallelism()),
                Clock.fixed(rules.latestPlausible(), ZoneOffset.UTC));
    }
}
