package dev.tidemark.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.model.TimedRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class InOrderFunctionTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void recordsComeOutInTheOrderOfTimeOnceTheWatermarkHasPassedThem() throws Exception {
        try (var order = open(null)) {
            send(order, "b", 20);
            send(order, "a", 10);
            send(order, "c", 30);
            tick(order, 15);
            tick(order, 15); // of another partition
            order.processWatermark(watermark(20));

            assertThat(lines(order)).containsExactly("a@10", "tick@15", "b@20");
        }
    }

    @Test
    void whatIsLateComesBehindATickAtWhichAReaderIsWhereItWasWhenItCame() throws Exception {
        try (var order = open(null)) {
            send(order, "a", 10);
            order.processWatermark(watermark(50));
            send(order, "late", 40);
            tick(order, 45); // of a time that is over
            send(order, "b", 80);
            order.processWatermark(watermark(200));

            assertThat(lines(order)).containsExactly("a@10", "b@80", "tick@80", "late@40");
            TimedRecord late = order.extractOutputValues().get(3);
            assertThat(late.place()).isEqualTo(NOON.plusMillis(80_001));
            assertThat(new String(late.json(), UTF_8))
                    .contains("\"late\":\"2026-01-31T12:01:20.001Z\"");
        }
    }

    @Test
    void whatTheSourceCalledLateIsLateThoughNobodyElseIsThatFar() throws Exception {
        try (var order = open(null)) {
            order.processWatermark(watermark(0));
            order.processElement(record("late", 10, true), 0);
            order.processWatermark(watermark(100));

            assertThat(lines(order)).containsExactly("tick@40", "late@10");
        }
    }

    @Test
    void whatIsLateInAPartitionReadFarAheadComesWhenTheOthersHavePassedItsTime() throws Exception {
        try (var order = open(null)) {
            order.processWatermark(watermark(0));
            order.processElement(record("late", 7_200, true), 0);
            send(order, "a", 60);
            order.processWatermark(watermark(60));
            send(order, "b", 7_220);
            order.processWatermark(watermark(8_000));

            assertThat(lines(order)).containsExactly("a@60", "b@7220", "tick@7230", "late@7200");
        }
    }

    @Test
    void afterARestartNothingIsLostAndNothingGoesBehindWhatWasWritten() throws Exception {
        OperatorSubtaskState state;
        try (var order = open(null)) {
            send(order, "a", 10);
            send(order, "waits", 60);
            order.processWatermark(watermark(50));
            state = order.snapshot(1, 1);
        }
        try (var order = open(state)) {
            send(order, "late", 5); // before any watermark of the new run
            send(order, "b", 55);
            order.processWatermark(watermark(100));

            assertThat(lines(order)).containsExactly("tick@40", "late@5", "b@55", "waits@60");
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, TimedRecord, TimedRecord> open(
            OperatorSubtaskState state) throws Exception {
        var order =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new InOrderFunction(Duration.ofSeconds(30))),
                        record -> "one",
                        Types.STRING);
        order.setup(
                RecordTypes.of(TimedRecord.class)
                        .createSerializer(order.getExecutionConfig().getSerializerConfig()));
        if (state != null) {
            order.initializeState(state);
        }
        order.open();
        return order;
    }

    private static void send(
            KeyedOneInputStreamOperatorTestHarness<String, TimedRecord, TimedRecord> order,
            String id,
            int second)
            throws Exception {
        order.processElement(record(id, second, false), 0);
    }

    private static void tick(
            KeyedOneInputStreamOperatorTestHarness<String, TimedRecord, TimedRecord> order,
            int second)
            throws Exception {
        order.processElement(TimedRecord.tick(NOON.plusSeconds(second)), 0);
    }

    private static TimedRecord record(String id, int second, boolean late) {
        Instant time = NOON.plusSeconds(second);
        String json = "{\"id\":\"" + id + "\",\"title\":\"t\",\"seenAt\":\"" + time + "\"}";
        return new TimedRecord(id, time, time, json.getBytes(UTF_8), late);
    }

    private static long watermark(int second) {
        return NOON.plusSeconds(second).toEpochMilli();
    }

    private static List<String> lines(
            KeyedOneInputStreamOperatorTestHarness<String, TimedRecord, TimedRecord> order) {
        return order.extractOutputValues().stream()
                .map(
                        record ->
                                (record.isTick() ? "tick" : record.id())
                                        + "@"
                                        + Duration.between(NOON, record.time()).toSeconds())
                .toList();
    }
}
