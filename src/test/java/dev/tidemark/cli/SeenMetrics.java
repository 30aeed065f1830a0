package dev.tidemark.cli;

import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.CharacterFilter;
import org.apache.flink.metrics.LogicalScopeProvider;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** The metrics that jobs of this process have registered, those of ended jobs among them. */
public final class SeenMetrics implements MetricReporter, MetricReporterFactory {
    private static final Set<String> NAMES = new ConcurrentSkipListSet<>();

    /** Makes a job of these settings known here. */
    static Configuration in(Configuration settings) {
        settings.setString("metrics.reporter.seen.factory.class", SeenMetrics.class.getName());
        return settings;
    }

    /** Their names as Flink's reporter for Prometheus writes them. */
    static Set<String> names() {
        return NAMES;
    }

    @Override
    public MetricReporter createMetricReporter(Properties settings) {
        return this;
    }

    @Override
    public void open(MetricConfig settings) {}

    @Override
    public void close() {}

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        NAMES.add(
                "flink_"
                        + LogicalScopeProvider.castFrom(group)
                                .getLogicalScope(CharacterFilter.NO_OP_FILTER, '_')
                        + "_"
                        + name);
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {}
}
