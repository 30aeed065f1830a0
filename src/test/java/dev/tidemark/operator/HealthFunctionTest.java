package dev.tidemark.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.health.Reports;
import dev.tidemark.model.FeedReport;
import dev.tidemark.model.FeedStanding;
import dev.tidemark.model.HealthAlert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** A feed that fails for half a day, asked each half hour; the operator is killed in between. */
class HealthFunctionTest {
    private static final Instant START = Instant.parse("2025-01-06T00:00:00Z");
    private static final String URL = "https://a.example/rss";

    @Test
    void aRestartForgetsNothingAndRepeatsNothing() throws Exception {
        List<FeedStanding> straight = new ArrayList<>();
        List<HealthAlert> straightAlerts = new ArrayList<>();
        run(null, 0, 40, straight, straightAlerts);
        assertThat(straightAlerts).hasSize(2);

        for (int stop : new int[] {1, 9, 15, 20, 31}) {
            List<FeedStanding> standings = new ArrayList<>();
            List<HealthAlert> alerts = new ArrayList<>();
            OperatorSubtaskState saved = run(null, 0, stop, standings, alerts);
            run(saved, stop, 40, standings, alerts);

            assertThat(standings).isEqualTo(straight);
            assertThat(alerts).isEqualTo(straightAlerts);
        }
    }

    private static OperatorSubtaskState run(
            OperatorSubtaskState saved,
            int from,
            int to,
            List<FeedStanding> standings,
            List<HealthAlert> alerts)
            throws Exception {
        try (OneInputStreamOperatorTestHarness<FeedReport, FeedStanding> operator =
                new OneInputStreamOperatorTestHarness<>(
                        new ProcessOperator<>(new HealthFunction()))) {
            if (saved != null) {
                operator.initializeState(saved);
            }
            operator.open();
            for (int half = from; half < to; half++) {
                operator.processElement(report(half), half);
            }
            standings.addAll(operator.extractOutputValues());
            if (operator.getSideOutput(HealthFunction.ALERTS) != null) {
                for (StreamRecord<HealthAlert> alert :
                        operator.getSideOutput(HealthFunction.ALERTS)) {
                    alerts.add(alert.getValue());
                }
            }
            return operator.snapshot(1, to);
        }
    }

    private static FeedReport report(int half) {
        Instant at = START.plusSeconds(1_800L * half);
        return half >= 5 && half < 30
                ? Reports.failed(URL, at, half - 4)
                : Reports.brought(URL, at, half % 3);
    }
}
