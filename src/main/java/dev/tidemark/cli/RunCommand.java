package dev.tidemark.cli;

import dev.tidemark.MonitorEnvironment;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.RunSettings;
import dev.tidemark.embedded.web.MetricsPage;
import dev.tidemark.operator.Rules;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tidemark run}: the live monitor, here or on a cluster. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description =
                "Reads items from Kafka, or polls feeds, and writes to Elasticsearch, until Ctrl-C."
                        + " The same command goes on where it was, also after a kill or a crash.",
        footer = {
            "",
            "Example: ./tidemark run jobs/live.yaml",
            "Example: ./tidemark run jobs/newsroom.yaml --page 8090",
            "Example: ./tidemark run jobs/live.yaml --cluster jobmanager:8081",
            "Example: ./tidemark run jobs/live.yaml --cluster jobmanager:8081 --from /savepoints/savepoint-1a2b3c-4d5e6f",
            "On a cluster the checkpoints go where the cluster's configuration says, and"
                    + " flink run tidemark-job.jar run live.yaml does the same."
        })
final class RunCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "JOB.yaml",
            description = "The job file, as jobs/live.yaml or jobs/newsroom.yaml.")
    private Path job;

    @Option(
            names = "--cluster",
            paramLabel = "HOST:PORT",
            description = "Send the job to the Flink cluster with this REST endpoint and return.")
    private @Nullable String cluster;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description =
                    "Workers behind the source, here 1 to "
                            + Workers.MOST
                            + ", on a cluster up to"
                            + " run.maxParallelism; default: the job file's.")
    private @Nullable Integer parallelism;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description =
                    "Where checkpoints are kept; default .tidemark/run/NAME with the job file's"
                            + " name. Not with --cluster.")
    private @Nullable Path state;

    @Option(
            names = "--restart",
            description =
                    "Discard the progress of earlier runs and begin where startFrom says, or with what"
                            + " feeds list now.")
    private boolean restart;

    @Option(
            names = "--until-end",
            description =
                    "End where the topic ends now, print the sum, and forget the progress. Does not"
                            + " go on from the progress of a run without it: needs another --state, or"
                            + " --restart.")
    private boolean untilEnd;

    @Option(
            names = "--from",
            paramLabel = "SAVEPOINT",
            description =
                    "Go on from a savepoint, or a checkpoint, that the cluster can read: what stop"
                            + " printed. With --cluster only.")
    private @Nullable String from;

    @Option(
            names = "--drop-state",
            description =
                    "With --from: let go of the state of what the job no longer has, as of a section"
                            + " that was taken out of its file.")
    private boolean dropState;

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description =
                    "Answer Prometheus at http://127.0.0.1:PORT/metrics, 0 for any free port; default: it"
                            + " is not answered. A cluster has reporters of its own.")
    private @Nullable Integer metricsPort;

    @Mixin private PageOption page = new PageOption();

    @Override
    public Integer call() throws Exception {
        Clock clock = Clock.systemUTC();
        page.check(cluster == null && Tidemark.standsAlone());
        checkOptions();
        FlinkCluster remote = cluster == null ? null : FlinkCluster.at("run", cluster);
        if (remote != null) {
            requireNew(remote, LiveJob.title(LiveJob.name(job)));
        }
        LiveJob live = LiveJob.check(job, untilEnd, clock);
        Configuration settings = environment(live.settings().run());
        if (remote != null) {
            Savepoint savepoint = new Savepoint(from, dropState);
            savepoint.applyTo(settings);
            return savepoint.start(() -> submit(live, remote.environment(settings), clock));
        }
        if (!Tidemark.standsAlone()) {
            return submit(
                    live, StreamExecutionEnvironment.getExecutionEnvironment(settings), clock);
        }
        Path folder = state != null ? state : RunState.folder(job);
        try (RunState progress = RunState.open(folder, live.input(), restart);
                MetricsPage metrics = metricsPort == null ? null : MetricsPage.start(metricsPort)) {
            if (metrics != null) {
                metrics.applyTo(settings);
                System.err.println("metrics at " + metrics.url());
            }
            return new LocalRun(live, progress, clock)
                    .run(settings, rules -> page.serve(live, rules, !untilEnd, clock));
        }
    }

    /** Nothing that was asked for is left out in silence. */
    private void checkOptions() {
        if (from != null && cluster == null) {
            throw new InvalidInput(
                    "run",
                    "--from",
                    from + " without --cluster",
                    "--cluster beside it; here a job goes on by itself");
        }
        if (dropState && from == null) {
            throw new InvalidInput("run", "--drop-state", "without --from", "--from beside it");
        }
        if (restart && from != null) {
            throw new InvalidInput("run", "--restart", "with --from", "one of both");
        }
        if (metricsPort != null && cluster != null) {
            throw new InvalidInput(
                    "run",
                    "--metrics-port",
                    metricsPort + " for a job on a cluster",
                    "a job on this machine; a cluster has reporters of its own");
        }
    }

    private int submit(LiveJob live, StreamExecutionEnvironment env, Clock clock) throws Exception {
        Instant now = clock.instant();
        live.intake().tellOfLostRecords(from != null);
        Instant beginning = live.intake().beginning(live.settings().items(), now);
        live.define(env, Rules.of(live.settings(), beginning, now), now, null, clock);
        JobClient submitted = env.executeAsync(live.title());
        System.out.println("job " + submitted.getJobID());
        return 0;
    }

    /** Two of one name would do the same work twice, and post from the same outbox. */
    private static void requireNew(FlinkCluster cluster, String title) throws Exception {
        for (FlinkCluster.Job running : cluster.jobs()) {
            if (running.name().equals(title)) {
                throw new InvalidInput(
                        "run",
                        "--cluster",
                        running.name() + " runs there already, as " + running.id(),
                        "a job of another name, or stop before");
            }
        }
    }

    private Configuration environment(RunSettings run) {
        int workers =
                cluster == null && Tidemark.standsAlone()
                        ? Workers.here("run", parallelism, run)
                        : Workers.onCluster("run", parallelism, run);
        return MonitorEnvironment.settings(workers, run.maxParallelism(), run.checkpointInterval());
    }
}
