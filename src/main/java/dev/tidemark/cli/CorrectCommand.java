package dev.tidemark.cli;

import dev.tidemark.config.Correction;
import dev.tidemark.config.Decision;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.JobFile;
import dev.tidemark.io.AlertIndex;
import dev.tidemark.io.CorrectionPost;
import dev.tidemark.io.outbox.Outbox;
import dev.tidemark.io.outbox.OutboxPost;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tidemark correct}: the newsroom takes an alert back, or says itself where a company stands. */
@Command(
        name = "correct",
        mixinStandardHelpOptions = true,
        description =
                "Takes an alert back, or pins a company's regime: records the decision in the job's file"
                        + " lists.corrections, which later runs and replays heed, and marks the alert in the"
                        + " job's Elasticsearch. The same decision again changes nothing.",
        footer = {
            "",
            "Example: ./tidemark correct 'openness|Meta|item-42|report' --reason 'It was satire.' --job jobs/live.yaml",
            "Example: ./tidemark correct --pin Meta=mixed --until 2026-12-31 --reason 'Terms are unclear.'",
            "The id of an alert stands on the page, in Kibana and in a backtest's report. Without --job the",
            "decision goes to corrections.jsonl in this folder. A pin is lifted by one that ends sooner."
        })
final class CorrectCommand implements Callable<Integer> {
    private static final Path HERE = Path.of("corrections.jsonl");

    @Parameters(arity = "0..1", paramLabel = "ALERT", description = "The id of the alert.")
    private @Nullable String alert;

    @Option(
            names = "--pin",
            paramLabel = "COMPANY=REGIME",
            description = "Instead of an alert: where a company stands: open, mixed, closed.")
    private @Nullable String pin;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "First day of the pin, in UTC; default: from now on.")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "DATE", description = "Last day of the pin, in UTC.")
    private @Nullable String until;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why; readers see it. At most " + Decision.MOST_REASON + " characters.")
    private String reason;

    @Option(
            names = "--by",
            paramLabel = "NAME",
            description = "Who decides; default: the user's name on this machine.")
    private @Nullable String by;

    @Option(
            names = "--job",
            paramLabel = "JOB.yaml",
            description = "Names the file, and the Elasticsearch that holds the alert.")
    private @Nullable Path job;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description =
                    "The job's state, where it is not in .tidemark: Slack is told from there.")
    private @Nullable Path state;

    @Override
    public Integer call() throws Exception {
        if ((alert == null) == (pin == null)) {
            throw invalid(
                    "ALERT",
                    alert == null ? "absent" : "together with --pin",
                    "either ALERT or --pin");
        }
        JobFile settings = job == null ? JobFile.defaults() : JobFile.read(job);
        Decision decision = decision(settings, Clock.systemUTC().instant());
        Path file = file(settings);
        try (AlertIndex alerts =
                alert == null || settings.elasticsearch() == null
                        ? null
                        : AlertIndex.at(settings.elasticsearch())) {
            CorrectionPost post = post(settings);
            Decision standing = new DecisionRecord(file, alerts, post).take(decision);
            System.out.println(
                    Tidemark.oneLine(
                            (standing == decision ? "recorded in " : "stands already in ")
                                    + file
                                    + (alerts == null ? "" : "; the alert is marked")));
        }
        if (job == null) {
            System.err.println("a job heeds it when its setting lists.corrections names that file");
        }
        return 0;
    }

    /** The outbox of the job that told the alert; null where the job tells nobody. */
    private @Nullable CorrectionPost post(JobFile settings) throws IOException {
        if (settings.slack() == null || alert == null || job == null) {
            return null;
        }
        Path folder =
                LiveJob.outbox(
                        settings.slack(),
                        RunState.outbox(state != null ? state : RunState.folder(job)));
        return new OutboxPost(Outbox.at(folder));
    }

    private Decision decision(JobFile settings, Instant now) {
        Instant time = now.truncatedTo(ChronoUnit.SECONDS);
        String why = line("--reason", reason, Decision.MOST_REASON);
        String who =
                line(
                        "--by",
                        by == null ? System.getProperty("user.name", "somebody") : by,
                        Decision.MOST_NAME);
        if (alert != null) {
            if (from != null || until != null) {
                throw invalid(
                        from != null ? "--from" : "--until", "without --pin", "--pin with it");
            }
            return new Correction(AlertName.checked(alert), why, who, time);
        }
        return PinOption.read(String.valueOf(pin), from, until, settings, time).pin(why, who, time);
    }

    private Path file(JobFile settings) {
        Path file = settings.lists().corrections();
        if (file == null && job != null) {
            throw new InvalidInput(
                    job.toString(),
                    "lists.corrections",
                    "absent",
                    "path of the file that decisions are kept in, new or not");
        }
        return file == null ? HERE : file;
    }

    private static String line(String option, String text, int most) {
        String line = TerminalText.line(text);
        int length = line.codePointCount(0, line.length());
        if (length == 0 || length > most) {
            throw invalid(
                    option,
                    length == 0 ? "nothing to read" : length + " characters",
                    "1 to " + most + " characters");
        }
        return line;
    }

    static InvalidInput invalid(String option, String value, String allowed) {
        return new InvalidInput("correct", option, value, allowed);
    }
}
