package dev.tidemark.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** A topic on a real broker, and a job file that reads it. */
final class KafkaFixture implements AutoCloseable {
    private final String servers;
    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;

    KafkaFixture(String servers, String topic, int partitions) throws Exception {
        this.servers = servers;
        this.topic = topic;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            // The records are of years ago: a broker would delete them half a minute after its
            // start.
            NewTopic kept =
                    new NewTopic(topic, partitions, (short) 1)
                            .configs(Map.of("retention.ms", "-1"));
            admin.createTopics(List.of(kept)).all().get();
        }
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", servers, "linger.ms", 5),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /** Writes a record that arrived at some time; waits for nothing. */
    void send(int partition, Instant arrivedAt, byte @Nullable [] value) {
        producer.send(
                new ProducerRecord<>(topic, partition, arrivedAt.toEpochMilli(), null, value));
    }

    void send(int partition, Instant arrivedAt, String value) {
        send(partition, arrivedAt, value.getBytes(StandardCharsets.UTF_8));
    }

    void tick(int partition, Instant time) {
        send(partition, time, "{\"seenAt\":\"" + time + "\"}");
    }

    void flush() {
        producer.flush();
    }

    /** What a group has read of this topic: the next offset by partition. */
    Map<Integer, Long> committed(String group) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            Map<Integer, Long> next = new TreeMap<>();
            admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach(
                            (partition, offset) -> {
                                if (partition.topic().equals(topic)) {
                                    next.put(partition.partition(), offset.offset());
                                }
                            });
            return next;
        }
    }

    /** All that partition 0 of another topic holds. */
    List<String> values(String other) {
        TopicPartition partition = new TopicPartition(other, 0);
        try (KafkaConsumer<byte[], String> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", servers),
                        new ByteArrayDeserializer(),
                        new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            List<String> values = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    /** Does what the broker does with records that are older than it keeps them. */
    void deleteBefore(int partition, long offset) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.deleteRecords(
                            Map.of(
                                    new TopicPartition(topic, partition),
                                    RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        }
    }

    Path job(Path file, String elasticsearch, String more) throws IOException {
        return Files.writeString(
                file,
                """
                kafka:
                  bootstrapServers: ["%s"]
                  topic: %s
                elasticsearch:
                  hosts: ["%s"]
                  bulkIntervalSeconds: 1
                run:
                  checkpointSeconds: 1
                %s
                """
                        .formatted(servers, topic, elasticsearch, more));
    }

    @Override
    public void close() {
        producer.close();
    }
}
