package dev.tidemark.io.kafka;

import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.KafkaSettings;
import dev.tidemark.io.Beginning;
import dev.tidemark.io.ItemParser;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** A look at a topic's beginning before a job starts on it. */
public final class TopicProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int MOST_SILENT = 10;

    private TopicProbe() {}

    /**
     * When the topic begins, see {@link Beginning}; partitions are read evenly, and nothing is committed.
     *
     * @throws InvalidInput when there is no item among its first records, or Kafka does not hand them out
     */
    public static Instant start(
            KafkaSettings kafka, ItemParser parser, int maxRecordBytes, Clock clock) {
        return look(kafka, parser, maxRecordBytes, clock).start(kafka.topic(), clock.instant());
    }

    /**
     * The same for a topic that may be empty yet.
     *
     * @return null where there is no dated item among its first records
     * @throws InvalidInput when Kafka does not hand them out
     */
    public static @Nullable Instant startIfAny(
            KafkaSettings kafka, ItemParser parser, int maxRecordBytes, Clock clock) {
        return look(kafka, parser, maxRecordBytes, clock).start();
    }

    private static Beginning look(
            KafkaSettings kafka, ItemParser parser, int maxRecordBytes, Clock clock) {
        RecordSchema schema = new RecordSchema(maxRecordBytes, clock);
        Beginning beginning = new Beginning(parser);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        properties(kafka),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(kafka.topic()).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
            ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            for (int silent = 0; !ends.isEmpty() && !beginning.isKnown(); ) {
                boolean nothing = true;
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE)) {
                    nothing = false;
                    beginning.add(schema.read(record));
                }
                silent = nothing ? silent + 1 : 0;
                if (silent > MOST_SILENT) {
                    throw new KafkaException("records of " + ends.keySet() + " do not come");
                }
                ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
            }
        } catch (KafkaException e) {
            throw new InvalidInput(
                    InvalidInput.JOB_FILE,
                    "kafka.topic",
                    kafka.topic() + ": " + e.getMessage(),
                    "a topic that the job may read");
        }
        return beginning;
    }

    private static Properties properties(KafkaSettings kafka) {
        Properties properties = KafkaEdge.access(kafka);
        properties.put("bootstrap.servers", String.join(",", kafka.bootstrapServers()));
        properties.put("enable.auto.commit", "false");
        properties.put("max.poll.records", "100");
        return properties;
    }
}
