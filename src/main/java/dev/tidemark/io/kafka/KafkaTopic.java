package dev.tidemark.io.kafka;

import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.KafkaSettings;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * A topic that is there.
 *
 * @param clusterId of the Kafka cluster that holds it: offsets mean nothing in another
 * @param partitions how many it has, at least 1
 */
public record KafkaTopic(String clusterId, int partitions) {
    private static final int TIMEOUT_MILLIS = 10_000;

    /**
     * Asks Kafka for the topics of a job.
     *
     * @throws InvalidInput when no broker answers within 10 s, access is refused, or there is no such topic
     */
    public static KafkaTopic check(KafkaSettings kafka) throws InterruptedException {
        try (Admin admin = admin(kafka)) {
            String cluster = admin.describeCluster().clusterId().get();
            int partitions = partitions(admin, "topic", kafka.topic());
            if (kafka.rejectedTopic() != null) {
                partitions(admin, "rejectedTopic", kafka.rejectedTopic());
            }
            return new KafkaTopic(cluster, partitions);
        } catch (ExecutionException | KafkaException e) {
            throw unusable(kafka, e);
        }
    }

    /**
     * Asks, beyond {@link #check}, whether the topic takes what is to be written; a Kafka that does not tell is believed to.
     *
     * @throws InvalidInput when it takes less than {@code maxRequestBytes}
     */
    public static KafkaTopic checkWritable(KafkaSettings kafka) throws InterruptedException {
        KafkaTopic topic = check(kafka);
        ConfigResource asked = new ConfigResource(ConfigResource.Type.TOPIC, kafka.topic());
        try (Admin admin = admin(kafka)) {
            Config config = admin.describeConfigs(List.of(asked)).all().get().get(asked);
            ConfigEntry most = config == null ? null : config.get("max.message.bytes");
            if (most != null && Integer.parseInt(most.value()) < kafka.maxRequestBytes()) {
                throw invalid(
                        "maxRequestBytes",
                        Integer.toString(kafka.maxRequestBytes()),
                        "at most " + most.value() + ", the topic's max.message.bytes");
            }
        } catch (ExecutionException | KafkaException e) {
            return topic; // Whoever may write need not be allowed to look.
        }
        return topic;
    }

    /** Number of records that the topic holds. */
    public static long records(KafkaSettings kafka) throws InterruptedException {
        try (Admin admin = admin(kafka)) {
            Map<TopicPartition, OffsetSpec> first = new HashMap<>();
            Map<TopicPartition, OffsetSpec> next = new HashMap<>();
            for (int i = 0; i < partitions(admin, "topic", kafka.topic()); i++) {
                first.put(new TopicPartition(kafka.topic(), i), OffsetSpec.earliest());
                next.put(new TopicPartition(kafka.topic(), i), OffsetSpec.latest());
            }
            return sum(admin, next) - sum(admin, first);
        } catch (ExecutionException | KafkaException e) {
            throw unusable(kafka, e);
        }
    }

    private static long sum(Admin admin, Map<TopicPartition, OffsetSpec> asked)
            throws ExecutionException, InterruptedException {
        return admin.listOffsets(asked).all().get().values().stream()
                .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
                .sum();
    }

    private static int partitions(Admin admin, String setting, String topic)
            throws ExecutionException, InterruptedException {
        try {
            Collection<TopicDescription> topics =
                    admin.describeTopics(List.of(topic)).allTopicNames().get().values();
            return topics.iterator().next().partitions().size();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw invalid(
                        setting,
                        topic + " does not exist",
                        "an existing topic, as in jobs/live.yaml");
            }
            throw e;
        }
    }

    /** Asks for at most 10 s; the caller closes it. */
    static Admin admin(KafkaSettings kafka) {
        Properties properties = KafkaEdge.access(kafka);
        properties.put("bootstrap.servers", String.join(",", kafka.bootstrapServers()));
        properties.put("request.timeout.ms", TIMEOUT_MILLIS / 2);
        properties.put("default.api.timeout.ms", TIMEOUT_MILLIS);
        return Admin.create(properties);
    }

    private static InvalidInput unusable(KafkaSettings kafka, Throwable why) {
        Throwable root = why;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return invalid(
                "bootstrapServers",
                String.join(", ", kafka.bootstrapServers()) + ": " + root.getMessage(),
                "brokers that answer and let the job in");
    }

    private static InvalidInput invalid(String setting, String value, String allowed) {
        return new InvalidInput(InvalidInput.JOB_FILE, "kafka." + setting, value, allowed);
    }
}
