package dev.tidemark.io.kafka;

import dev.tidemark.config.KafkaSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Records of one partition that Kafka had deleted before the group read them.
 *
 * @param first offset of the first one
 * @param last offset of the last one, at least {@code first}
 */
public record LostRecords(int partition, long first, long last) {

    /**
     * Compares what the group has read with what the topic still holds.
     *
     * <p>The group commits behind the job's checkpoints, so up to one checkpoint's records too many may be told; Kafka
     * forgets what a group has read some days after it was last there, and then none are.
     *
     * @return in the order of partitions, only those that lost something
     * @throws KafkaException when Kafka does not say
     */
    public static List<LostRecords> of(KafkaSettings kafka) throws InterruptedException {
        try (Admin admin = KafkaTopic.admin(kafka)) {
            Map<TopicPartition, OffsetAndMetadata> committed =
                    admin.listConsumerGroupOffsets(kafka.groupId())
                            .partitionsToOffsetAndMetadata()
                            .get();
            TreeMap<Integer, Long> read = new TreeMap<>();
            committed.forEach(
                    (partition, offset) -> {
                        if (partition.topic().equals(kafka.topic()) && offset != null) {
                            read.put(partition.partition(), offset.offset());
                        }
                    });
            return lost(read, beginnings(admin, kafka.topic(), read));
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause());
        }
    }

    /** How many. */
    public long count() {
        return last - first + 1;
    }

    private static Map<Integer, Long> beginnings(
            Admin admin, String topic, Map<Integer, Long> partitions)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> asked =
                partitions.keySet().stream()
                        .collect(
                                Collectors.toMap(
                                        partition -> new TopicPartition(topic, partition),
                                        partition -> OffsetSpec.earliest()));
        return admin.listOffsets(asked).all().get().entrySet().stream()
                .collect(
                        Collectors.toMap(
                                entry -> entry.getKey().partition(),
                                entry -> entry.getValue().offset()));
    }

    private static List<LostRecords> lost(
            TreeMap<Integer, Long> read, Map<Integer, Long> beginnings) {
        List<LostRecords> lost = new ArrayList<>();
        read.forEach(
                (partition, next) -> {
                    long beginning = beginnings.getOrDefault(partition, next);
                    if (beginning > next) {
                        lost.add(new LostRecords(partition, next, beginning - 1));
                    }
                });
        return lost;
    }
}
