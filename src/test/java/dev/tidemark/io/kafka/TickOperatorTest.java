package dev.tidemark.io.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.model.TimedRecord;
import dev.tidemark.model.TopicRecord;
import dev.tidemark.operator.RecordTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class TickOperatorTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void itemsGoWhereTheirKeysFallAndTicksToEveryPartitionWhenAllReadersAreThere()
            throws Exception {
        try (var ticks = open()) {
            item(ticks, 0);
            reached(ticks, 0);
            ticks.processElement(TimedRecord.tick(NOON.plusSeconds(60)), 0);
            reached(ticks, 40); // another reader has come only so far
            item(ticks, 59);
            reached(ticks, 60);

            assertThat(sent(ticks))
                    .containsExactly(
                            "key i0 @0",
                            "0: tick @0",
                            "1: tick @0",
                            "0: tick @40",
                            "1: tick @40",
                            "key i59 @59",
                            "0: tick @60",
                            "1: tick @60");
        }
    }

    @Test
    void itemsWithoutTicksMakeOneAnHourAndTheEndMakesOneThatClosesTheLastItemsTime()
            throws Exception {
        try (var ticks = open()) {
            for (int second : new int[] {0, 3_599, 3_600, 3_700}) {
                item(ticks, second);
                reached(ticks, second);
            }
            ticks.endInput();

            assertThat(sent(ticks))
                    .filteredOn(record -> record.startsWith("1: "))
                    .containsExactly("1: tick @0", "1: tick @3600", "1: tick @3730");
            TopicRecord last =
                    ticks.extractOutputValues().get(ticks.extractOutputValues().size() - 1);
            assertThat(last.timeMillis()).isEqualTo(NOON.plusMillis(3_730_001).toEpochMilli());
        }
    }

    @Test
    void aTooLongItemIsCut() throws Exception {
        try (var ticks = open()) {
            String json = "{\"id\":\"x\",\"title\":\"t\",\"text\":\"" + "y".repeat(9_000) + "\"}";
            ticks.processElement(new TimedRecord("x", NOON, NOON, json.getBytes(UTF_8), false), 0);

            byte[] value = ticks.extractOutputValues().get(0).value();
            assertThat(value.length).isLessThanOrEqualTo(5_000);
            assertThat(new String(value, UTF_8)).contains("\"textTruncated\":true");
        }
    }

    @Test
    void aTickWaitsBehindAnItemThatAWatermarkWaitsFor() throws Exception {
        try (var ticks = open(Duration.ofSeconds(30))) {
            // Watermarks are half a minute behind what was reached; the tick of second 50 passed
            // the item of second 10.
            ticks.processElement(tick(50), 0);
            ticks.processWatermark(NOON.plusSeconds(5 - 30).toEpochMilli() - 1);
            item(ticks, 10);
            ticks.processWatermark(NOON.plusSeconds(50 - 30).toEpochMilli() - 1);

            assertThat(ticks.extractOutputValues().stream().map(TopicRecord::timeMillis))
                    .containsExactly(at(5), at(5), at(10), at(50), at(50));
        }
    }

    private static TimedRecord tick(int second) {
        return TimedRecord.tick(NOON.plusSeconds(second));
    }

    private static long at(int second) {
        return NOON.plusSeconds(second).toEpochMilli();
    }

    private static OneInputStreamOperatorTestHarness<TimedRecord, TopicRecord> open()
            throws Exception {
        return open(Duration.ZERO);
    }

    private static OneInputStreamOperatorTestHarness<TimedRecord, TopicRecord> open(Duration behind)
            throws Exception {
        var ticks =
                new OneInputStreamOperatorTestHarness<TimedRecord, TopicRecord>(
                        new TickOperator(2, 5_000, Duration.ofSeconds(30), behind));
        ticks.setup(
                RecordTypes.of(TopicRecord.class)
                        .createSerializer(ticks.getExecutionConfig().getSerializerConfig()));
        ticks.open();
        return ticks;
    }

    private static void item(
            OneInputStreamOperatorTestHarness<TimedRecord, TopicRecord> ticks, int second)
            throws Exception {
        Instant time = NOON.plusSeconds(second);
        ticks.processElement(new TimedRecord("i" + second, time, time, new byte[0], false), 0);
    }

    private static void reached(
            OneInputStreamOperatorTestHarness<TimedRecord, TopicRecord> ticks, int second)
            throws Exception {
        ticks.processWatermark(NOON.plusSeconds(second).toEpochMilli() - 1);
    }

    private static List<String> sent(
            OneInputStreamOperatorTestHarness<TimedRecord, TopicRecord> ticks) {
        return ticks.extractOutputValues().stream()
                .map(
                        record ->
                                (record.partition() < 0
                                                ? "key " + record.key()
                                                : record.partition() + ": tick")
                                        + " @"
                                        + (record.timeMillis() - NOON.toEpochMilli()) / 1000)
                .toList();
    }
}
