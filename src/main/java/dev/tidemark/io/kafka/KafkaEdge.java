package dev.tidemark.io.kafka;

import dev.tidemark.config.ItemSettings;
import dev.tidemark.config.KafkaSettings;
import dev.tidemark.io.ItemWatermarks;
import dev.tidemark.model.RawRecord;
import dev.tidemark.operator.LatenessFunction;
import dev.tidemark.operator.RecordTypes;
import java.time.Clock;
import java.util.Properties;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * Reads items and ticks from a Kafka topic.
 *
 * <p>A tick is {@code {"seenAt": "…"}} without any other field of an item. Whoever writes items writes one to each
 * partition each minute, also when there is no news: watermarks are kept by partition, and only items and ticks move
 * them. A time of later than the record's arrival moves them to the arrival. Whatever else is in the topic becomes a
 * record that the parser refuses, with topic, partition and offset as its position.
 *
 * <p>Whether a record is late is decided here, by what its partition has reached, so that everybody behind agrees, every
 * time the topic is read: what is scored and what is archived.
 *
 * <p>What has been read is in the checkpoints; what the group commits is there to be looked at.
 */
public final class KafkaEdge {
    private KafkaEdge() {}

    /** How far a job reads. */
    public enum Until {
        /** As long as it runs. */
        STOPPED,
        /** To where the topic ends when the job starts. */
        END_OF_TOPIC
    }

    /**
     * Adds the source.
     *
     * @param parallelism of the source, at most the topic's number of partitions: an instance without
     *     a partition would hold the watermark back for ever
     * @param clock of the process that reads; limits what records claim of their age
     */
    public static DataStream<RawRecord> records(
            StreamExecutionEnvironment env,
            KafkaSettings kafka,
            ItemSettings items,
            Until until,
            int parallelism,
            Clock clock) {
        return env.fromSource(
                        source(kafka, items, until, clock),
                        ItemWatermarks.strategy(RawRecord::orderTime, items.disorder()),
                        "kafka")
                .setParallelism(parallelism)
                .uid("kafka")
                .process(
                        new LatenessFunction(items.disorder(), RecordSchema::partition),
                        RecordTypes.of(RawRecord.class))
                .setParallelism(parallelism)
                .name("lateness")
                .uid("kafka-lateness");
    }

    private static KafkaSource<RawRecord> source(
            KafkaSettings kafka, ItemSettings items, Until until, Clock clock) {
        KafkaSourceBuilder<RawRecord> source =
                KafkaSource.<RawRecord>builder()
                        .setBootstrapServers(String.join(",", kafka.bootstrapServers()))
                        .setTopics(kafka.topic())
                        .setGroupId(kafka.groupId())
                        .setClientIdPrefix(kafka.groupId())
                        .setStartingOffsets(
                                switch (kafka.startFrom()) {
                                    case EARLIEST -> OffsetsInitializer.earliest();
                                    case LATEST -> new FromLatest();
                                    case COMMITTED ->
                                            OffsetsInitializer.committedOffsets(
                                                    OffsetResetStrategy.EARLIEST);
                                })
                        .setDeserializer(new RecordSchema(items.maxRecordBytes(), clock))
                        .setProperties(access(kafka));
        if (until == Until.END_OF_TOPIC) {
            source.setBounded(OffsetsInitializer.latest());
        }
        return source.build();
    }

    /** The client settings that open the door; secrets are references still. */
    static Properties access(KafkaSettings kafka) {
        Properties properties = new Properties();
        properties.setProperty("config.providers", "env");
        properties.setProperty("config.providers.env.class", EnvironmentVariables.class.getName());
        properties.putAll(kafka.properties());
        return properties;
    }
}
