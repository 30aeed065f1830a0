package dev.tidemark.io.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.model.RawRecord;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordSchemaTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:10:00Z");
    private static final Instant MADE = Instant.parse("2026-01-31T12:00:00Z");

    private final RecordSchema schema = new RecordSchema(100, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void aRecordSaysWhereItWasAndWhenItCame() {
        RawRecord record = read("{\"title\":\"a\"}".getBytes(UTF_8), MADE.toEpochMilli());

        assertThat(record.payload()).asString(UTF_8).isEqualTo("{\"title\":\"a\"}");
        assertThat(record.size()).isEqualTo(13);
        assertThat(record.position()).isEqualTo("news-3@42");
        assertThat(record.arrivedAt()).isEqualTo(MADE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"title":"a","seenAt":"2026-01-31T11:59:00Z"}    | 2026-01-31T11:59:00Z
                    {"text":"a","seenAt":"2024-01-31T11:59:00Z"}     | 2024-01-31T11:59:00Z
                    {"title":"a"}                                    | 2026-01-31T12:00:00Z
                    {"title":"a","publishedAt":"2020-01-01"}         | 2026-01-31T12:00:00Z
                    {"title":"a","seenAt":"2026-01-31T12:04:00Z"}    | 2026-01-31T12:00:00Z
                    {"title":"a","seenAt":"9999-01-01T00:00:00Z"}    | 2026-01-31T12:00:00Z
                    {"seenAt":"2026-01-31T11:59:00Z"}                | 2026-01-31T11:59:00Z
                    {"seenAt":"2026-01-31T12:04:00Z"}                | 2026-01-31T12:00:00Z
                    """)
    void itemsAndTicksMoveTheWatermarkAsFarAsTheirArrival(String json, Instant reached) {
        assertThat(read(json.getBytes(UTF_8), MADE.toEpochMilli()).orderTime()).isEqualTo(reached);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "soon",
                "{",
                "[]",
                "{\"title\":17,\"seenAt\":\"2026-01-31T11:59:00Z\"}",
                "{\"url\":\"x\",\"seenAt\":\"2026-01-31T11:59:00Z\"}",
                "{\"seenAt\":\"9999-01-01T00:00:00Z\"}",
                "{\"seenAt\":\"2026-01-31T11:59:00Z\"} {}"
            })
    void rubbishDoesNotTellTheTime(String value) {
        assertThat(read(value.getBytes(UTF_8), MADE.toEpochMilli()).orderTime()).isNull();
    }

    @Test
    void aRecordWithoutAValueIsAnEmptyOne() {
        RawRecord record = read(null, MADE.toEpochMilli());

        assertThat(record.payload()).isEmpty();
        assertThat(record.size()).isZero();
        assertThat(record.orderTime()).isNull();
    }

    @Test
    void aHugeRecordIsCutAndTellsItsSize() {
        byte[] huge = ("{\"title\":\"" + "x".repeat(5_000) + "\"}").getBytes(UTF_8);

        RawRecord record = read(huge, MADE.toEpochMilli());

        assertThat(record.payload()).hasSize(100);
        assertThat(record.size()).isEqualTo(huge.length);
        assertThat(record.orderTime()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, Long.MIN_VALUE, Long.MAX_VALUE, 4_102_444_800_000L})
    void aTimestampThatNobodyCanBelieveIsReplacedByTheTimeOfReading(long stamp) {
        RawRecord record = read("{\"title\":\"a\"}".getBytes(UTF_8), stamp);

        assertThat(record.arrivedAt()).isEqualTo(NOW);
        assertThat(record.orderTime()).isEqualTo(NOW);
    }

    @Test
    void travelsToAWorker() throws Exception {
        assertThat(InstantiationUtil.clone(schema)).isNotNull();
    }

    private RawRecord read(byte[] value, long stamp) {
        List<RawRecord> out = new ArrayList<>();
        schema.deserialize(
                new ConsumerRecord<>(
                        "news",
                        3,
                        42,
                        stamp,
                        TimestampType.CREATE_TIME,
                        -1,
                        -1,
                        null,
                        value,
                        new RecordHeaders(),
                        java.util.Optional.empty()),
                new ListCollector<>(out));
        assertThat(out).hasSize(1);
        return out.get(0);
    }
}
