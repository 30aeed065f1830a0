package dev.tidemark.io.kafka;

import dev.tidemark.model.RawRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Every Kafka record as one {@link RawRecord}, whatever is in it: a schema that threw would read the same record again
 * for ever.
 */
final class RecordSchema implements KafkaRecordDeserializationSchema<RawRecord> {
    private static final long serialVersionUID = 1L;

    private static final byte[] NOTHING = {};

    private final int maxRecordBytes;
    private final Clock clock;

    RecordSchema(int maxRecordBytes, Clock clock) {
        this.maxRecordBytes = maxRecordBytes;
        this.clock = clock;
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawRecord> out) {
        byte[] value = record.value() == null ? NOTHING : record.value();
        boolean whole = value.length <= maxRecordBytes;
        Instant arrivedAt = ArrivalTime.of(record.timestamp(), clock.instant());
        out.collect(
                new RawRecord(
                        whole ? value : Arrays.copyOf(value, maxRecordBytes),
                        value.length,
                        record.topic() + "-" + record.partition() + "@" + record.offset(),
                        whole ? ArrivalTime.reached(value, arrivedAt) : null,
                        false,
                        arrivedAt));
    }

    @Override
    public TypeInformation<RawRecord> getProducedType() {
        return TypeInformation.of(RawRecord.class);
    }
}
