package dev.tidemark.cli;

import dev.tidemark.IngestOutputs;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.ItemSettings;
import dev.tidemark.config.KafkaSettings;
import dev.tidemark.io.ItemParser;
import dev.tidemark.io.kafka.KafkaEdge;
import dev.tidemark.io.kafka.KafkaTopic;
import dev.tidemark.io.kafka.LostRecords;
import dev.tidemark.io.kafka.TopicProbe;
import dev.tidemark.operator.Rules;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.common.KafkaException;

/**
 * Items come from a Kafka topic.
 *
 * @param topic found to be there
 */
record TopicIntake(KafkaSettings kafka, KafkaTopic topic, KafkaEdge.Until until) implements Intake {

    /**
     * Asks Kafka for the topic.
     *
     * @throws InvalidInput when no broker answers or there is no such topic
     */
    static TopicIntake check(KafkaSettings kafka, boolean untilEnd) throws InterruptedException {
        return new TopicIntake(
                kafka,
                KafkaTopic.check(kafka),
                untilEnd ? KafkaEdge.Until.END_OF_TOPIC : KafkaEdge.Until.STOPPED);
    }

    /**
     * {@inheritDoc}
     *
     * <p>How far a partition is read is part of a checkpoint: a job that goes on from one with an end would read nothing
     * behind it, and one without would never end.
     */
    @Override
    public String input() {
        return "topic %s%s of Kafka cluster %s"
                .formatted(
                        kafka.topic(),
                        until == KafkaEdge.Until.END_OF_TOPIC ? " (to its end)" : "",
                        topic.clusterId());
    }

    @Override
    public String doing() {
        return "reading topic " + kafka.topic();
    }

    @Override
    public Instant beginning(ItemSettings items, Instant now) {
        if (kafka.startFrom() != KafkaSettings.StartFrom.EARLIEST) {
            return now;
        }
        int maxBytes = items.maxRecordBytes();
        Instant oldest =
                TopicProbe.startIfAny(
                        kafka,
                        new ItemParser(now, maxBytes),
                        maxBytes,
                        Clock.fixed(now, ZoneOffset.UTC));
        return oldest == null || oldest.isAfter(now) ? now : oldest;
    }

    @Override
    public void tellOfLostRecords(boolean resumes) throws InterruptedException {
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

    @Override
    public IngestOutputs outputs(
            StreamExecutionEnvironment env, ItemSettings items, Rules rules, Clock clock) {
        int readers = TopicInput.readers(kafka, topic, env.getParallelism());
        return new IngestOutputs(KafkaEdge.records(env, kafka, items, until, readers, clock), null);
    }
}
