package dev.tidemark.embedded;

import dev.tidemark.config.InvalidInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.flink.util.FileUtils;
import org.codelibs.elasticsearch.runner.ElasticsearchClusterRunner;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.http.HttpServerTransport;

/**
 * A real Elasticsearch 7.10.2 of one node inside this JVM, on the loopback interface only.
 *
 * <p>Comes up in about ten seconds; 512 MB of heap carry it and a job that writes to it. It has no security and is meant
 * for one machine: tests and the demo. One thread starts and closes it.
 */
public final class EmbeddedElasticsearch implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final long STOP_SECONDS = 30;

    private final ElasticsearchClusterRunner runner;
    private final Path directory;
    private final boolean ownsDirectory;

    private EmbeddedElasticsearch(
            ElasticsearchClusterRunner runner, Path directory, boolean ownsDirectory) {
        this.runner = runner;
        this.directory = directory;
        this.ownsDirectory = ownsDirectory;
    }

    /**
     * Starts the server and returns once it takes requests.
     *
     * @param directory for its data; one that is there is used and kept, another is made and deleted
     *     by {@link #close}
     * @param httpPort to listen on; 0 for any free one
     * @throws InvalidInput when the port is taken
     */
    public static EmbeddedElasticsearch start(Path directory, int httpPort) {
        requireFree(httpPort);
        doWithoutAssertions();
        boolean ownsDirectory = !Files.exists(directory);
        ElasticsearchClusterRunner runner = new ElasticsearchClusterRunner();
        runner.onBuild((number, settings) -> configure(settings, httpPort));
        EmbeddedElasticsearch server = new EmbeddedElasticsearch(runner, directory, ownsDirectory);
        try {
            runner.build(
                    ElasticsearchClusterRunner.newConfigs()
                            .basePath(directory.toAbsolutePath().toString())
                            .clusterName("tidemark-embedded")
                            .numOfNode(1)
                            .useLogger()
                            .disableESLogger());
            runner.ensureYellow();
        } catch (RuntimeException | Error e) {
            server.close();
            throw e;
        }
        return server;
    }

    /** Where it listens: {@code http://127.0.0.1:PORT}. */
    public String url() {
        int port =
                runner.getInstance(HttpServerTransport.class)
                        .boundAddress()
                        .publishAddress()
                        .getPort();
        return "http://" + LOOPBACK + ":" + port;
    }

    /** Stops the server, waits for its files to be closed, and deletes the directory if it was made here. */
    @Override
    public void close() {
        try {
            runner.close();
            for (int i = 0; i < runner.getNodeSize(); i++) {
                runner.getNode(i).awaitClose(STOP_SECONDS, TimeUnit.SECONDS);
            }
            if (ownsDirectory) {
                FileUtils.deleteDirectory(directory.toFile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("embedded Elasticsearch does not stop cleanly", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void configure(Settings.Builder settings, int httpPort) {
        settings.put("network.host", LOOPBACK)
                .put("http.port", httpPort)
                .put("transport.port", 0)
                // A developer's disk is often nearly full; the server would refuse to write.
                .put("cluster.routing.allocation.disk.threshold_enabled", false);
    }

    /** Under {@code -ea} the server's own assertions run; one of 2021 does not hold on kernels of today. */
    private static void doWithoutAssertions() {
        ClassLoader loader = EmbeddedElasticsearch.class.getClassLoader();
        loader.setPackageAssertionStatus("org.elasticsearch", false);
        loader.setPackageAssertionStatus("org.apache.lucene", false);
    }

    private static void requireFree(int port) {
        try {
            new ServerSocket(port, 1, InetAddress.getByName(LOOPBACK)).close();
        } catch (IOException e) {
            throw new InvalidInput(
                    "embedded Elasticsearch",
                    "port",
                    port + " is in use",
                    "a free port, or 0 for any");
        }
    }
}
