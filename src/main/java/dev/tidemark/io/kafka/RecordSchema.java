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
        out.collect(read(record));
    }

    /** Topic and partition of a record that was read here. */
    static String partition(RawRecord record) {
        return record.position().substring(0, record.position().lastIndexOf('@'));
    }

    /** The record; never throws for what is in it. */
    RawRecord read(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value() == null ? NOTHING : record.value();
        boolean whole = value.length <= maxRecordBytes;
        Instant arrivedAt = ArrivalTime.of(record.timestamp(), clock.instant());
        ArrivalTime.Told told =
                whole ? ArrivalTime.told(value, arrivedAt) : ArrivalTime.Told.NOTHING;
        return new RawRecord(
                whole ? value : Arrays.copyOf(value, maxRecordBytes),
                value.length,
                record.topic() + "-" + record.partition() + "@" + record.offset(),
                told.reached(),
                told.late(),
                arrivedAt);
    }

    @Override
    public TypeInformation<RawRecord> getProducedType() {
        return TypeInformation.of(RawRecord.class);
    }
}
