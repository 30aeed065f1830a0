package dev.tidemark.embedded.web;

import dev.tidemark.config.InvalidInput;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/**
 * What a job of this process tells Prometheus, at {@code http://127.0.0.1:PORT/metrics}.
 *
 * <p>Flink's own reporter listens on every interface, and is not in Maven Central for the version that jobs are built
 * with. This one gives metrics the same names and labels. Flink makes reporters by their factory's name alone, hence the
 * list of those that are open.
 */
public final class MetricsPage implements AutoCloseable {
    private static final String NUMBER = "number";
    private static final Map<String, MetricsPage> OPEN = new ConcurrentHashMap<>();

    private final PrometheusText text = new PrometheusText();
    private final LoopbackServer server = new LoopbackServer(config -> {});

    private MetricsPage() {
        server.routes()
                .get(
                        "/metrics",
                        request ->
                                request.contentType("text/plain; version=0.0.4; charset=utf-8")
                                        .result(text.page()));
    }

    /**
     * Starts serving; there is nothing to tell before a job runs.
     *
     * @param port to listen on, 0 for any free one
     * @throws InvalidInput when the port is out of range or taken
     */
    public static MetricsPage start(int port) {
        MetricsPage page = new MetricsPage();
        page.server.start("run", "--metrics-port", port);
        OPEN.put(page.number(), page);
        return page;
    }

    /** Where it is: {@code http://127.0.0.1:PORT/metrics}. */
    public String url() {
        return server.url() + "/metrics";
    }

    /** Makes the job of these settings tell of itself here. */
    public void applyTo(Configuration settings) {
        String reporter = "metrics.reporter.page.";
        settings.setString(reporter + "factory.class", Factory.class.getName());
        settings.setString(reporter + NUMBER, number());
    }

    /** Stops serving. */
    @Override
    public void close() {
        OPEN.remove(number());
        server.close();
    }

    private String number() {
        return Integer.toString(server.port());
    }

    /** Gives Flink the reporter of the page that a job's settings name. */
    public static final class Factory implements MetricReporterFactory {
        @Override
        public MetricReporter createMetricReporter(Properties settings) {
            MetricsPage page = OPEN.get(settings.getProperty(NUMBER));
            if (page == null) {
                throw new IllegalStateException("there is no such page");
            }
            return page.text;
        }
    }
}
