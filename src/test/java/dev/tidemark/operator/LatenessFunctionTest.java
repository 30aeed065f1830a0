package dev.tidemark.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.model.RawRecord;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class LatenessFunctionTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void aRecordIsLateByWhatItsOwnPartitionHasReachedAlsoAfterARestart() throws Exception {
        OperatorSubtaskState state;
        try (var lateness = open(null)) {
            send(lateness, 0, 100);
            send(lateness, 0, 70); // as far behind as is allowed
            send(lateness, 0, 69);
            send(lateness, 1, 10); // the other partition is not that far
            assertThat(late(lateness)).containsExactly(false, false, true, false);
            state = lateness.snapshot(1, 1);
        }
        try (var lateness = open(state)) {
            send(lateness, 0, 69);
            send(lateness, 1, 69);
            send(lateness, 1, 30);
            assertThat(late(lateness)).containsExactly(true, false, true);
        }
    }

    @Test
    void whatHasNoTimeIsNotLateAndWhatWasCalledLateStaysSo() throws Exception {
        try (var lateness = open(null)) {
            send(lateness, 0, 100);
            lateness.processElement(record(0, null, false), 0);
            lateness.processElement(record(0, NOON.plusSeconds(100), true), 0);
            assertThat(late(lateness)).containsExactly(false, false, true);
        }
    }

    private static OneInputStreamOperatorTestHarness<RawRecord, RawRecord> open(
            OperatorSubtaskState state) throws Exception {
        var lateness =
                new OneInputStreamOperatorTestHarness<RawRecord, RawRecord>(
                        new ProcessOperator<>(
                                new LatenessFunction(
                                        Duration.ofSeconds(30),
                                        record -> record.position().split("@")[0])));
        lateness.setup(
                RecordTypes.of(RawRecord.class)
                        .createSerializer(lateness.getExecutionConfig().getSerializerConfig()));
        if (state != null) {
            lateness.initializeState(state);
        }
        lateness.open();
        return lateness;
    }

    private static void send(
            OneInputStreamOperatorTestHarness<RawRecord, RawRecord> lateness,
            int partition,
            int second)
            throws Exception {
        lateness.processElement(record(partition, NOON.plusSeconds(second), false), 0);
    }

    private static RawRecord record(int partition, Instant time, boolean late) {
        return new RawRecord(new byte[0], 0, "news-" + partition + "@7", time, late);
    }

    private static Iterable<Boolean> late(
            OneInputStreamOperatorTestHarness<RawRecord, RawRecord> lateness) {
        return lateness.extractOutputValues().stream().map(RawRecord::late).toList();
    }
}
