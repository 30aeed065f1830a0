package dev.tidemark.io.kafka;

import dev.tidemark.config.ItemSettings;
import dev.tidemark.config.KafkaSettings;
import dev.tidemark.io.Documents;
import dev.tidemark.model.Document;
import dev.tidemark.model.Rejected;
import dev.tidemark.model.TimedRecord;
import dev.tidemark.model.TopicRecord;
import dev.tidemark.operator.RecordTypes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Writes items and ticks to a Kafka topic, each at least once: what a checkpoint covers is in the topic.
 *
 * <p>An item's key is its id and its record's time is its event time; a tick goes to every partition. There is one producer,
 * an idempotent one, so that within a partition everything is in the order in which it came here. An item too large for the
 * topic or for its readers arrives with its text cut: see {@link dev.tidemark.io.RecordCut}.
 *
 * <p>Partitions are counted when the job is built. One added later gets items at once but ticks only after the next start,
 * and until then holds back whoever reads the topic.
 */
public final class TopicEdge {
    private static final TypeInformation<TopicRecord> RECORD = RecordTypes.of(TopicRecord.class);

    /** What Kafka adds to a record: key, lengths, times; generously. */
    private static final int AROUND = 1_024;

    /** Less is no item; whoever allows for less gets its items oversize. */
    private static final int FEWEST = 4_096;

    private TopicEdge() {}

    /**
     * Adds the sink of a live edge.
     *
     * @param records with watermarks: no tick goes out before the items that a watermark still waits for
     * @param behind how far the watermarks are behind the time that was reached
     * @param items what readers of the topic accept
     * @param partitions of the topic
     * @param uid permanent id of the sink, kebab case
     */
    public static void write(
            DataStream<TimedRecord> records,
            Duration behind,
            KafkaSettings kafka,
            ItemSettings items,
            int partitions,
            String uid) {
        int most = Math.min(items.maxRecordBytes(), kafka.maxRequestBytes() - AROUND);
        DataStream<TopicRecord> out =
                records.transform(
                                "ticks",
                                RECORD,
                                new TickOperator(
                                        partitions,
                                        Math.max(FEWEST, most),
                                        items.disorder(),
                                        behind))
                        .setParallelism(1)
                        .uid(uid + "-ticks");
        out.sinkTo(sink(kafka, kafka.topic())).name("topic").uid(uid).setParallelism(1);
    }

    /**
     * Adds the sink of an archive.
     *
     * @param records in the order of time
     * @param items what readers of the topic accept
     * @param partitions of the topic
     * @param uid permanent id of the sink, kebab case
     */
    public static void load(
            DataStream<TimedRecord> records,
            KafkaSettings kafka,
            ItemSettings items,
            int partitions,
            String uid) {
        write(
                records.assignTimestampsAndWatermarks(reached())
                        .setParallelism(records.getParallelism())
                        .name("time for " + uid)
                        .uid(uid + "-time"),
                Duration.ZERO,
                kafka,
                items,
                partitions,
                uid);
    }

    /**
     * Adds the sink of records that could not be read.
     *
     * @param documents what they are written as: what, where, and why
     * @param topic one that is there
     * @param uid permanent id of the sink, kebab case
     */
    public static void writeRejected(
            DataStream<Rejected> rejected,
            Documents documents,
            KafkaSettings kafka,
            String topic,
            String uid) {
        rejected.map(one -> record(documents.rejected(one)), RECORD)
                .setParallelism(rejected.getParallelism())
                .name("records for " + uid)
                .uid(uid + "-records")
                .sinkTo(sink(kafka, topic))
                .name("topic of the rejected")
                .uid(uid)
                .setParallelism(1);
    }

    private static TopicRecord record(Document document) {
        byte[] json = document.json().getBytes(StandardCharsets.UTF_8);
        return new TopicRecord(-1, document.id(), -1, json);
    }

    private static KafkaSink<TopicRecord> sink(KafkaSettings kafka, String topic) {
        Properties properties = KafkaEdge.access(kafka);
        properties.setProperty("acks", "all");
        properties.setProperty("enable.idempotence", "true");
        properties.setProperty("compression.type", kafka.compression());
        properties.setProperty("max.request.size", Integer.toString(kafka.maxRequestBytes()));
        return KafkaSink.<TopicRecord>builder()
                .setBootstrapServers(String.join(",", kafka.bootstrapServers()))
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setKafkaProducerConfig(properties)
                .setRecordSerializer(new TopicSchema(topic))
                .build();
    }

    /** The time that a worker has reached, told at once. */
    private static WatermarkStrategy<TimedRecord> reached() {
        return WatermarkStrategy.<TimedRecord>forGenerator(context -> new Reached())
                .withTimestampAssigner((record, none) -> record.time().toEpochMilli());
    }

    private static final class Reached implements WatermarkGenerator<TimedRecord> {
        private long reached = Long.MIN_VALUE;

        @Override
        public void onEvent(TimedRecord record, long timestamp, WatermarkOutput output) {
            if (timestamp > reached) {
                reached = timestamp;
                output.emitWatermark(new Watermark(reached - 1));
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }
}
