package dev.tidemark.io.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.model.Alert;
import dev.tidemark.operator.RecordTypes;
import dev.tidemark.operator.SinceStartFunction;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Which alerts are posted of those that a job finds in history. */
class FirstStartTest {
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void whatHappenedBeforeTheFirstStartIsNotPosted() throws Exception {
        try (var alerts = open(Alerts.HEARD.plusMillis(1), null)) {
            alerts.processElement(Alerts.report(), 0);
            assertThat(alerts.extractOutputValues()).isEmpty();
        }
        try (var alerts = open(Alerts.HEARD, null)) {
            alerts.processElement(Alerts.report(), 0);
            assertThat(alerts.extractOutputValues()).containsExactly(Alerts.report());
        }
    }

    @Test
    void whatHappenedDuringAnOutageIsPostedHoweverTheJobIsStartedAgain() throws Exception {
        OperatorSubtaskState state;
        try (var alerts = open(Alerts.HEARD.minus(DAY), null)) {
            state = alerts.snapshot(1, 1);
        }
        try (var alerts = open(Alerts.HEARD.plus(DAY), state)) {
            alerts.processElement(Alerts.report(), 0);
            assertThat(alerts.extractOutputValues()).containsExactly(Alerts.report());
        }
    }

    private static OneInputStreamOperatorTestHarness<Alert, Alert> open(
            Instant start, OperatorSubtaskState state) throws Exception {
        var alerts =
                new OneInputStreamOperatorTestHarness<Alert, Alert>(
                        new ProcessOperator<>(new SinceStartFunction(start)));
        alerts.setup(
                RecordTypes.of(Alert.class)
                        .createSerializer(alerts.getExecutionConfig().getSerializerConfig()));
        if (state != null) {
            alerts.initializeState(state);
        }
        alerts.open();
        return alerts;
    }
}
