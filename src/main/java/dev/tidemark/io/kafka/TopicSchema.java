package dev.tidemark.io.kafka;

import dev.tidemark.model.TopicRecord;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** A record as the Kafka client takes it. */
final class TopicSchema implements KafkaRecordSerializationSchema<TopicRecord> {
    private static final long serialVersionUID = 1L;

    private final String topic;

    TopicSchema(String topic) {
        this.topic = topic;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            TopicRecord record, KafkaSinkContext context, @Nullable Long timestamp) {
        String key = record.key();
        return new ProducerRecord<>(
                topic,
                record.partition() < 0 ? null : record.partition(),
                record.timeMillis() < 0 ? null : record.timeMillis(),
                key == null ? null : key.getBytes(StandardCharsets.UTF_8),
                record.value());
    }
}
