package dev.tidemark.io.kafka;

import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.KafkaSettings;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
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
     * Asks Kafka for the topic of a job.
     *
     * @throws InvalidInput when no broker answers within 10 s, access is refused, or there is no such topic
     */
    public static KafkaTopic check(KafkaSettings kafka) throws InterruptedException {
        try (Admin admin = admin(kafka)) {
            String cluster = admin.describeCluster().clusterId().get();
            Collection<TopicDescription> topics =
                    admin.describeTopics(List.of(kafka.topic())).allTopicNames().get().values();
            return new KafkaTopic(cluster, topics.iterator().next().partitions().size());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw invalid(
                        "topic",
                        kafka.topic() + " does not exist",
                        "an existing topic, as in jobs/live.yaml");
            }
            throw unusable(kafka, e);
        } catch (KafkaException e) {
            throw unusable(kafka, e);
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
