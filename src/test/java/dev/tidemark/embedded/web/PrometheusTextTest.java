package dev.tidemark.embedded.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.flink.metrics.CharacterFilter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.LogicalScopeProvider;
import org.apache.flink.metrics.Meter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class PrometheusTextTest {
    private final PrometheusText text = new PrometheusText();

    @Test
    void whatIsOfOneNameStandsTogetherWithItsLabels() {
        SimpleCounter reports = new SimpleCounter();
        reports.inc(3);
        text.notifyOfAddedMetric(reports, "alerts", group("tier", "report"));
        text.notifyOfAddedMetric((Gauge<Double>) () -> -0.5, "lag", group("host", "a"));
        text.notifyOfAddedMetric(new SimpleCounter(), "alerts", group("tier", "shift"));

        assertThat(text.page())
                .isEqualTo(
                        """
                        # TYPE flink_task_operator_alerts gauge
                        flink_task_operator_alerts{tier="report"} 3
                        flink_task_operator_alerts{tier="shift"} 0
                        # TYPE flink_task_operator_lag gauge
                        flink_task_operator_lag{host="a"} -0.5
                        """);
    }

    @Test
    void aMeterTellsItsRate() {
        text.notifyOfAddedMetric(new FixedRate(), "polls per second", group("host", "a"));

        assertThat(text.page()).endsWith("flink_task_operator_polls_per_second{host=\"a\"} 2.5\n");
    }

    @Test
    void aMetricOfTwoNamesIsToldUnderBoth() {
        SimpleCounter sent = new SimpleCounter();
        text.notifyOfAddedMetric(sent, "numRecordsOut", group("host", "a"));
        text.notifyOfAddedMetric(sent, "numRecordsSend", group("host", "a"));
        assertThat(text.page()).contains("_numRecordsOut{", "_numRecordsSend{");

        text.notifyOfRemovedMetric(sent, "numRecordsOut", group("host", "a"));
        assertThat(text.page()).doesNotContain("_numRecordsOut{").contains("_numRecordsSend{");
    }

    @Test
    void namesOfOthersCannotBreakALine() {
        text.notifyOfAddedMetric(
                new SimpleCounter(), "a\nb{}", group("job-name", "say \"hi\"\n\\ 7"));

        assertThat(text.page().lines())
                .containsExactly(
                        "# TYPE flink_task_operator_a_b__ gauge",
                        "flink_task_operator_a_b__{job_name=\"say \\\"hi\\\"\\n\\\\ 7\"} 0");
    }

    @Test
    void whatIsNoNumberFailsOrIsGoneIsLeftOut() {
        SimpleCounter gone = new SimpleCounter();
        text.notifyOfAddedMetric((Gauge<String>) () -> "RUNNING", "state", group("host", "a"));
        text.notifyOfAddedMetric(
                (Gauge<Long>)
                        () -> {
                            throw new IllegalStateException("closed");
                        },
                "size",
                group("host", "a"));
        text.notifyOfAddedMetric(gone, "polls", group("host", "a"));
        text.notifyOfRemovedMetric(gone, "polls", group("host", "a"));

        assertThat(text.page()).isEmpty();
    }

    private static MetricGroup group(String variable, String value) {
        return new Group(Map.of("<" + variable + ">", value));
    }

    /** A place in a job, as Flink describes one to its reporters. */
    private static final class Group extends UnregisteredMetricsGroup
            implements LogicalScopeProvider {
        private final Map<String, String> variables;

        Group(Map<String, String> variables) {
            this.variables = variables;
        }

        @Override
        public Map<String, String> getAllVariables() {
            return variables;
        }

        @Override
        public String getLogicalScope(CharacterFilter filter) {
            return getLogicalScope(filter, '.');
        }

        @Override
        public String getLogicalScope(CharacterFilter filter, char delimiter) {
            return "task" + delimiter + "operator";
        }

        @Override
        public MetricGroup getWrappedMetricGroup() {
            return this;
        }
    }

    private static final class FixedRate implements Meter {
        @Override
        public void markEvent() {}

        @Override
        public void markEvent(long count) {}

        @Override
        public double getRate() {
            return 2.5;
        }

        @Override
        public long getCount() {
            return 10;
        }
    }
}
