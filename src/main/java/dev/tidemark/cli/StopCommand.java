package dev.tidemark.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.config.InvalidInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tidemark stop}: ends a job on a cluster so that another version of it can go on. */
@Command(
        name = "stop",
        mixinStandardHelpOptions = true,
        description =
                "Stops a job on a Flink cluster with a savepoint and prints where that lies, for run"
                        + " --from. A job that run started here needs none: Ctrl-C keeps its newest"
                        + " checkpoint.",
        footer = {
            "",
            "Exit status: 0 stopped, 1 not stopped, or nobody knows: the line says which; 2 wrong input.",
            "Example: ./tidemark stop jobs/live.yaml --cluster jobmanager:8081 --savepoint /savepoints",
            "then, with a new version, other settings or another parallelism:",
            "  ./tidemark run jobs/live.yaml --cluster jobmanager:8081 --from /savepoints/savepoint-1a2b3c-4d5e6f"
        })
final class StopCommand implements Callable<Integer> {
    private static final int LOOK_MS = 200;

    /** Looks in a row that may get no answer, each of up to ten seconds. */
    private static final int MOST_UNANSWERED = 12;

    /** What Flink says where all is saved, but a task failed behind that: it has started the job again then. */
    private static final Pattern SAVED =
            Pattern.compile("A savepoint has been created at: (\\S+?),? ");

    private static final String CAUSE = "Caused by: ";

    private static final int BAD_REQUEST = 400;

    @Parameters(paramLabel = "JOB.yaml", description = "The job file that the job was started by.")
    private Path job;

    @Option(
            names = "--cluster",
            required = true,
            paramLabel = "HOST:PORT",
            description = "The REST endpoint of the cluster's JobManager.")
    private String cluster;

    @Option(
            names = "--savepoint",
            paramLabel = "DIR",
            description =
                    "A folder, or a URI, that JobManager and TaskManagers share: the savepoint gets a"
                            + " folder of its own in it. Default: where the cluster's configuration"
                            + " says (execution.checkpointing.savepoint-dir).")
    private @Nullable String folder;

    @Override
    public Integer call() throws Exception {
        if (folder != null && !folder.matches("(/|[a-z][a-z0-9+.-]*:/).*")) {
            throw invalid(
                    "--savepoint", folder, "an absolute path, or a URI as in s3://desk/flink");
        }
        FlinkCluster flink = FlinkCluster.at("stop", cluster);
        String path = "/jobs/" + running(flink).id();
        ObjectNode stop = JsonNodeFactory.instance.objectNode();
        stop.put("targetDirectory", folder).put("drain", false);
        FlinkCluster.Answer begun = flink.post(path + "/stop", stop);
        if (!begun.body().has("request-id")) {
            return refused(begun);
        }
        String progress = path + "/savepoints/" + begun.body().get("request-id").asText();
        JsonNode made = awaited(flink, progress);
        if (made == null) {
            return failed(
                    "asked to stop, and "
                            + cluster
                            + " tells no more: the savepoint, if there is one, is named at "
                            + progress);
        }
        return told(made);
    }

    private int refused(FlinkCluster.Answer answer) {
        String why = firstLine(answer.body().path("errors").path(0).asText());
        if (answer.status() == BAD_REQUEST) {
            throw invalid(
                    "--savepoint", folder == null ? "absent" : folder, "what Flink takes: " + why);
        }
        return failed("not stopped: " + why);
    }

    /** Looks until it is done; null where too many looks in a row have got no answer. */
    private static @Nullable JsonNode awaited(FlinkCluster flink, String progress)
            throws InterruptedException {
        int unanswered = 0;
        while (unanswered < MOST_UNANSWERED) {
            try {
                JsonNode made = flink.get(progress);
                String status = made.at("/status/id").asText();
                if (status.equals("COMPLETED")) {
                    return made;
                }
                unanswered = status.equals("IN_PROGRESS") ? 0 : unanswered + 1;
            } catch (IOException e) {
                unanswered++;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
        return null;
    }

    /** The one job of this name. */
    private FlinkCluster.Job running(FlinkCluster flink) throws IOException, InterruptedException {
        String name = LiveJob.title(LiveJob.name(job));
        List<FlinkCluster.Job> all = flink.jobs();
        List<FlinkCluster.Job> named = all.stream().filter(one -> one.name().equals(name)).toList();
        if (named.size() == 1) {
            return named.get(0);
        }
        String there =
                named.isEmpty()
                        ? "none of " + cluster + " is called " + name
                        : named.size() + " of " + cluster + " are called " + name;
        List<FlinkCluster.Job> listed = named.isEmpty() ? all : named;
        throw invalid(
                "JOB.yaml",
                there,
                "the file of one running job"
                        + listed.stream()
                                .map(one -> Tidemark.oneLine(one.name()) + " (" + one.id() + ")")
                                .collect(Collectors.joining(", ", "; there run: ", "")));
    }

    private static int told(JsonNode made) {
        String location = made.at("/operation/location").asText();
        if (!location.isEmpty()) {
            System.out.println("savepoint " + Tidemark.oneLine(location));
            return 0;
        }
        JsonNode failure = made.at("/operation/failure-cause");
        String why = failure.path("stack-trace").asText(failure.path("class").asText());
        Matcher saved = SAVED.matcher(why);
        return saved.find()
                ? failed(
                        "the savepoint "
                                + Tidemark.oneLine(saved.group(1))
                                + " was made, but the job failed while it stopped and goes on: stop it again")
                : failed("no savepoint was made, the job goes on: " + cause(why));
    }

    private static int failed(String what) {
        System.err.println("tidemark: " + what);
        return 1;
    }

    /** The innermost of a stack trace's reasons. */
    private static String cause(String trace) {
        int innermost = trace.lastIndexOf(CAUSE);
        return firstLine(innermost < 0 ? trace : trace.substring(innermost + CAUSE.length()));
    }

    private static String firstLine(String text) {
        return Tidemark.oneLine(text.lines().findFirst().orElse("no reason given"));
    }

    private static InvalidInput invalid(String field, String value, String allowed) {
        return new InvalidInput("stop", field, value, allowed);
    }
}
