package dev.tidemark.cli;

import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.config.JobFile;
import dev.tidemark.embedded.EmbeddedElasticsearch;
import dev.tidemark.embedded.EmbeddedFlink;
import dev.tidemark.embedded.web.ElasticsearchFindings;
import dev.tidemark.embedded.web.Explanations;
import dev.tidemark.embedded.web.MonitorPage;
import dev.tidemark.embedded.web.Progress;
import dev.tidemark.embedded.web.Progress.Phase;
import dev.tidemark.io.ElasticsearchEdge;
import dev.tidemark.io.ElasticsearchIndices;
import dev.tidemark.io.archive.ReplayProgress;
import dev.tidemark.operator.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * The demonstration: a page, Elasticsearch and Flink in this process, and one directory for their
 * files.
 *
 * <p>One thread serves and replays. Any thread may close it at any time, also while it starts, and
 * returns when nothing of it is left.
 */
final class Demo implements AutoCloseable {
    private static final String RUN = "demo";

    private final Path parent;
    private final PrintStream log;
    private final long startNanos = System.nanoTime();
    private final MonitorPage page;

    private volatile Phase phase = Phase.STARTING;
    private volatile @Nullable ReplayProgress reading;
    private volatile @Nullable String message;

    private boolean closed;
    private @Nullable ScratchDirectory directory;
    private @Nullable CompletableFuture<EmbeddedElasticsearch> elasticsearch;
    private @Nullable CompletableFuture<EmbeddedFlink> flink;
    private @Nullable ElasticsearchFindings findings;

    private Demo(int port, Path parent, PrintStream log) {
        this.parent = parent;
        this.log = log;
        this.page = MonitorPage.start("--port", port, this::progress);
    }

    /**
     * Serves the page; nothing else runs yet.
     *
     * @param port 1 to 65535, or 0 for any free one
     * @param parent where its directory is made later
     * @param log gets a line for each thing that has come up or ended
     * @throws dev.tidemark.config.InvalidInput when the port is out of range or taken
     */
    static Demo serve(int port, Path parent, PrintStream log) {
        Demo demo = new Demo(port, parent, log);
        log.println("page at " + demo.url() + ", filling as the replay runs; Ctrl-C ends it");
        return demo;
    }

    /** Where the page is. */
    String url() {
        return page.url();
    }

    /**
     * Starts the servers side by side and runs a history through the monitor.
     *
     * @param history resource on the class path, JSONL
     * @param parallelism null for that of the demo's job file
     * @throws CancellationException when it was closed meanwhile
     */
    Summary replay(String history, @Nullable Integer parallelism, Clock clock) throws Exception {
        try {
            return run(history, parallelism, clock);
        } catch (Exception e) {
            if (isClosed()) {
                throw (Exception) new CancellationException("closed").initCause(e);
            }
            message = "failed: " + e.getMessage();
            phase = Phase.FAILED;
            throw e;
        }
    }

    private Summary run(String history, @Nullable Integer parallelism, Clock clock)
            throws Exception {
        ScratchDirectory files = open();
        copy("jobs/demo-publishers.yaml", files);
        JobFile settings = JobFile.read(copy("jobs/demo.yaml", files));
        ArchiveInput input = ArchiveInput.of(List.of(copy(history, files)));
        Configuration configuration =
                LocalReplay.configuration(
                        settings,
                        Workers.here("demo", parallelism, settings.run()),
                        Files.createDirectories(files.resolve("checkpoints")),
                        Files.createDirectories(files.resolve("flink")));
        Servers servers = start(files, configuration);
        LocalReplay replay =
                new LocalReplay(settings, input, input.rules(settings, clock.instant()), RUN);

        ElasticsearchSettings target =
                ElasticsearchSettings.at(servers.elasticsearch().get().url());
        ElasticsearchIndices.install(target);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(configuration);
        ElasticsearchEdge.attach(
                replay.documents(env), target, "elasticsearch", replay.rules().latestPlausible());

        ReplayProgress.forget(RUN);
        ReplayProgress started = ReplayProgress.of(RUN);
        reading = started;
        ElasticsearchFindings found = show(target, replay.rules());
        phase = Phase.REPLAYING;
        Summary summary =
                Summary.of(servers.flink().get().run(env, "tidemark demo"), false, started);
        found.refresh();
        message = summary.sum();
        phase = Phase.DONE;
        log.println("replay done after " + seconds() + " s: " + summary.sum());
        return summary;
    }

    /** What is being started; each stops on its own should the demo have been closed meanwhile. */
    private record Servers(
            CompletableFuture<EmbeddedElasticsearch> elasticsearch,
            CompletableFuture<EmbeddedFlink> flink) {}

    private synchronized ScratchDirectory open() throws IOException {
        requireOpen();
        ScratchDirectory made = ScratchDirectory.create(parent, "tidemark-demo");
        directory = made;
        return made;
    }

    private synchronized Servers start(ScratchDirectory files, Configuration configuration) {
        requireOpen();
        Path data = files.resolve("elasticsearch");
        Servers servers =
                new Servers(
                        inBackground("Elasticsearch", () -> EmbeddedElasticsearch.start(data, 0)),
                        inBackground("Flink", () -> EmbeddedFlink.start(configuration)));
        elasticsearch = servers.elasticsearch();
        flink = servers.flink();
        return servers;
    }

    private synchronized ElasticsearchFindings show(ElasticsearchSettings store, Rules rules) {
        requireOpen();
        ElasticsearchFindings found = new ElasticsearchFindings(store);
        findings = found;
        page.show(found, new Explanations(rules.classifier(), rules.version()));
        return found;
    }

    private <T> CompletableFuture<T> inBackground(String name, Supplier<T> start) {
        return CompletableFuture.supplyAsync(
                () -> {
                    T server = start.get();
                    log.println(name + " up after " + seconds() + " s");
                    return server;
                },
                task -> new Thread(task, "start-" + name).start());
    }

    private void requireOpen() {
        if (closed) {
            throw new CancellationException("closed");
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private static Path copy(String resource, ScratchDirectory to) throws IOException {
        Path name = Objects.requireNonNull(Path.of(resource).getFileName());
        Path file = to.resolve(name.toString());
        try (InputStream in = Demo.class.getResourceAsStream("/" + resource)) {
            Files.copy(Objects.requireNonNull(in, resource), file);
        }
        return file;
    }

    private Progress progress() {
        ReplayProgress now = reading;
        if (now == null) {
            return new Progress(phase, 0, 0, null, seconds(), message);
        }
        double share = (double) now.bytesRead() / Math.max(1, now.bytesTotal());
        return new Progress(
                phase, now.recordsRead(), Math.min(1, share), now.reached(), seconds(), message);
    }

    private long seconds() {
        return (System.nanoTime() - startNanos) / 1_000_000_000;
    }

    /** Stops the page, the job, Elasticsearch, and deletes the directory: whatever of it is there. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        close("page", page);
        close("Flink", arrived(flink));
        close("connection", findings);
        close("Elasticsearch", arrived(elasticsearch));
        close("directory", directory);
    }

    /** Waits for what is still starting; null when it was never to start, or failed to. */
    private static <T> @Nullable T arrived(@Nullable CompletableFuture<T> starting) {
        return starting == null ? null : starting.handle((server, failure) -> server).join();
    }

    /** A part that does not stop must not keep the others from it. */
    private void close(String name, @Nullable AutoCloseable part) {
        try {
            if (part != null) {
                part.close();
            }
        } catch (Exception e) {
            log.println("the demo's " + name + " does not stop cleanly: " + e.getMessage());
        }
    }
}
