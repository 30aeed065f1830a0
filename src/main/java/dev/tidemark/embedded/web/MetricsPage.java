package dev.tidemark.embedded.web;

import dev.tidemark.config.InvalidInput;
import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
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
    private static final String LOOPBACK = "127.0.0.1";
    private static final String NUMBER = "number";
    private static final Map<String, MetricsPage> OPEN = new ConcurrentHashMap<>();

    private final PrometheusText text = new PrometheusText();
    private final Javalin server;

    private MetricsPage() {
        server =
                Javalin.create(
                        config -> {
                            config.showJavalinBanner = false;
                            config.startupWatcherEnabled = false;
                        });
        server.before(Guard::check);
        server.get(
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
        if (port < 0 || port > 65_535) {
            throw unusable(port, "is no port", "1 to 65535, or 0 for any free one");
        }
        MetricsPage page = new MetricsPage();
        try {
            page.server.start(LOOPBACK, port);
        } catch (JavalinBindException e) {
            page.server.stop();
            throw unusable(port, "is in use or reserved", "a free port, or 0 for any");
        }
        OPEN.put(page.number(), page);
        return page;
    }

    /** Where it is: {@code http://127.0.0.1:PORT/metrics}. */
    public String url() {
        return "http://" + LOOPBACK + ":" + server.port() + "/metrics";
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
        server.stop();
    }

    private String number() {
        return Integer.toString(server.port());
    }

    private static InvalidInput unusable(int port, String problem, String allowed) {
        return new InvalidInput("run", "--metrics-port", port + " " + problem, allowed);
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
