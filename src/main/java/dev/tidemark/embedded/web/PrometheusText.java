package dev.tidemark.embedded.web;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.LogicalScopeProvider;
import org.apache.flink.metrics.Meter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of a job in Prometheus' text format 0.0.4, under the names that Flink's own reporter for Prometheus gives
 * them: all are gauges, meters tell their rate a second; what is no number, and histograms, are left out.
 *
 * <p>Safe for use by several threads: Flink's tasks register metrics while the page reads them.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">the format</a>
 */
final class PrometheusText implements MetricReporter {
    /** By name: Flink registers some metrics under several, as the records that a sink has sent. */
    private final Map<Series, Metric> known = new ConcurrentHashMap<>();

    /** Where a metric belongs. */
    private record Series(String name, String labels) {}

    @Override
    public void open(MetricConfig config) {}

    @Override
    public void close() {}

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        known.put(series(name, group), metric);
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
        known.remove(series(name, group), metric);
    }

    private static Series series(String name, MetricGroup group) {
        String scope =
                LogicalScopeProvider.castFrom(group).getLogicalScope(PrometheusText::word, '_');
        String labels =
                group.getAllVariables().entrySet().stream()
                        .map(label -> word(bare(label.getKey())) + "=" + quoted(label.getValue()))
                        .sorted()
                        .collect(Collectors.joining(",", "{", "}"));
        return new Series("flink_" + scope + "_" + word(name), labels);
    }

    /** The page: what is of one name stands together, as the format asks. */
    String page() {
        Map<String, Map<String, Number>> families = new TreeMap<>();
        known.forEach(
                (series, metric) -> {
                    Number value = value(metric);
                    if (value != null) {
                        families.computeIfAbsent(series.name(), name -> new TreeMap<>())
                                .put(series.labels(), value);
                    }
                });
        StringBuilder text = new StringBuilder();
        families.forEach(
                (name, values) -> {
                    text.append("# TYPE ").append(name).append(" gauge\n");
                    values.forEach(
                            (labels, value) ->
                                    text.append(name)
                                            .append(labels)
                                            .append(' ')
                                            .append(value)
                                            .append('\n'));
                });
        return text.toString();
    }

    private static @Nullable Number value(Metric metric) {
        if (metric instanceof Counter counter) {
            return counter.getCount();
        }
        if (metric instanceof Meter meter) {
            return meter.getRate();
        }
        return metric instanceof Gauge<?> gauge && number(gauge) instanceof Number value
                ? value
                : null;
    }

    /** A gauge is somebody else's code, which may look at what is being closed: it then says nothing. */
    private static @Nullable Object number(Gauge<?> gauge) {
        try {
            return gauge.getValue();
        } catch (RuntimeException e) {
            return null;
        }
    }

    /** Flink writes variables as {@code <job_name>}. */
    private static String bare(String variable) {
        return variable.replaceAll("[<>]", "");
    }

    private static String word(String text) {
        return text.replaceAll("[^a-zA-Z0-9_:]", "_");
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
