package dev.tidemark.cli;

import dev.tidemark.config.JobFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tidemark demo}: everything on one machine, with a history to look at. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Starts Elasticsearch and Flink in this process, replays the bundled history (facts"
                        + " dated, wording and outlets invented) and serves a page of what the monitor"
                        + " found. Needs no other service and no network; leaves nothing behind.",
        footer = {
            "",
            "Example: ./tidemark demo --port 8081",
            "Example: ./tidemark demo --exit-when-done"
        })
final class DemoCommand implements Callable<Integer> {
    static final String HISTORY = "demo/history.jsonl";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "Port of the page, 0 for any; default ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--exit-when-done",
            description = "End when the replay is done, for scripts; else Ctrl-C ends it.")
    private boolean exitWhenDone;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "Workers behind the source, 1 to " + Workers.MOST + "; default 1.")
    private @Nullable Integer parallelism;

    @Override
    public Integer call() throws Exception {
        Workers.here("demo", parallelism, JobFile.defaults().run());
        Path temporary = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
        try (Demo demo = Demo.serve(port, temporary, System.err)) {
            // Ends the process's servers on Ctrl-C and SIGTERM; otherwise there is nothing left to
            // end.
            Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "stop-demo"));
            Summary summary = demo.replay(HISTORY, parallelism, Clock.systemUTC());
            if (!exitWhenDone) {
                new CountDownLatch(1).await();
            }
            return summary.exit();
        } catch (CancellationException e) {
            return 1; // The process is ending: the hook has closed the demo.
        }
    }
}
