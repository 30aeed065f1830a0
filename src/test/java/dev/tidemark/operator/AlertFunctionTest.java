package dev.tidemark.operator;

import static dev.tidemark.shift.SignalFixture.considered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.tidemark.config.JobFile;
import dev.tidemark.model.Alert;
import dev.tidemark.model.Ending;
import dev.tidemark.model.Regime;
import dev.tidemark.model.Signal;
import dev.tidemark.model.Stance;
import dev.tidemark.shift.Assessment;
import dev.tidemark.shift.CompanyState;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertFunctionTest {
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    private final Rules rules = Rules.of(JobFile.defaults(), START, Instant.MAX);

    /** A timer set a fraction of a millisecond before the report expires would never see it expired. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-03-01T10:00:00Z",
                "2025-03-01T10:00:00.123Z",
                "2025-03-01T10:00:00.123456Z"
            })
    @Timeout(value = 60, threadMode = SEPARATE_THREAD)
    void aReportThatExpiresIsClosedOnceHoweverFineItsTime(String time) throws Exception {
        try (var operator =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new AlertFunction(rules)),
                        (Assessment assessment) -> assessment.signal().key(),
                        Types.STRING)) {
            operator.setup(
                    RecordTypes.of(Alert.class).createSerializer(new SerializerConfigImpl()));
            operator.open();
            Instant reported = Instant.parse(time);

            operator.processElement(report(time), reported.toEpochMilli());
            operator.processWatermark(reported.plus(Duration.ofDays(100)).toEpochMilli());

            assertThat(operator.extractOutputValues())
                    .extracting(Alert::ending)
                    .containsExactly(null, Ending.EXPIRED);
            assertThat(operator.numEventTimeTimers()).isZero();
        }
    }

    /** Of a company that stands open, others say that it thinks of closing. */
    private Assessment report(String time) {
        Signal signal =
                considered("scoop", time, Stance.CLOSED, "Sources: Acme weighs secrecy")
                        .chained("scoop", 1, 0.9);
        CompanyState open = CompanyState.starting(Regime.OPEN, START);
        return new Assessment(
                signal,
                rules.scorer().fold(open, signal).score(),
                Regime.OPEN,
                START,
                Regime.OPEN,
                0,
                1,
                1,
                0,
                0);
    }
}
