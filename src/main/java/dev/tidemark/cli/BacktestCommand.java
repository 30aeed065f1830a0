package dev.tidemark.cli;

import dev.tidemark.backtest.Backtest;
import dev.tidemark.backtest.Comparison;
import dev.tidemark.backtest.Expectations;
import dev.tidemark.backtest.HtmlReport;
import dev.tidemark.backtest.KnownChange;
import dev.tidemark.backtest.QuietStretch;
import dev.tidemark.backtest.ReplayResults;
import dev.tidemark.backtest.Span;
import dev.tidemark.cli.BacktestReplay.Replayed;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.JobFile;
import dev.tidemark.io.archive.ArchiveFiles;
import dev.tidemark.operator.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tidemark backtest}: what the settings would have told, measured by what was known afterwards. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description =
                "Replays an archive and counts its alerts by tier; with --truth also which known changes"
                        + " were found, how late, and what was told for nothing. Notifies nobody, and keeps"
                        + " nothing but the report.",
        footer = {
            "",
            "Example: ./tidemark backtest 2025.jsonl.gz --truth shifts.tsv --quiet noshift.tsv --out report.html",
            "Example: ./tidemark backtest 2025.jsonl.gz --truth shifts.tsv --job bold.yaml --against calm.yaml",
            "",
            "--truth has the columns tier, date_from, date_to, company, direction, from_regime, to_regime,",
            "text_support, why; --quiet has date_from, date_to, company, allowed, why. Tabs between cells, a",
            "header line, days of UTC, # starts a comment. allowed is empty or as in 2025-05-15..2025-05-22 report."
        })
final class BacktestCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "ARCHIVE",
            description = "JSONL or JSONL.gz files, each sorted by time; merged by time.")
    private List<Path> archive;

    @Option(
            names = "--truth",
            paramLabel = "SHIFTS.tsv",
            description = "Known changes, each with the days on which it should be told.")
    private @Nullable Path truth;

    @Option(
            names = "--quiet",
            paramLabel = "NOSHIFT.tsv",
            description = "Stretches of news in which nothing changed.")
    private @Nullable Path quiet;

    @Option(
            names = "--job",
            paramLabel = "JOB.yaml",
            description = "Settings; default: those of an empty file.")
    private @Nullable Path job;

    @Option(
            names = "--against",
            paramLabel = "OTHER.yaml|DIR",
            description =
                    "Other settings to replay with, or a folder that replay --out wrote, by other rules"
                            + " perhaps: shows what changed since.")
    private @Nullable Path against;

    @Option(
            names = "--out",
            paramLabel = "REPORT.html",
            description = "Write a page with charts and evidence.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print all figures as one JSON document.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        ReportFile report = out == null ? null : ReportFile.at(out);
        JobFile settings = job == null ? JobFile.defaults() : JobFile.read(job);
        ArchiveInput input = ArchiveInput.of(archive);
        ArchiveFiles files = input.files();
        Instant now = Clock.systemUTC().instant();
        Rules rules = input.rules(settings, now);
        Expectations expected =
                new Expectations(
                        truth == null ? List.of() : KnownChange.read(truth, rules::watches),
                        quiet == null ? List.of() : QuietStretch.read(quiet, rules::watches));
        Other other = other(files, now);
        try (BacktestReplay replay = BacktestReplay.of(files, temporary())) {
            Optional<Replayed> ours = replay.run("now", settings, rules);
            if (ours.isEmpty()) {
                return LocalJob.STOPPED;
            }
            System.err.println(ours.get().summary().text());
            Span span = ours.get().span();
            if (span == null) {
                throw new InvalidInput(
                        files.files().get(0).name(), "", "no item in time", "at least one item");
            }
            ReplayResults results = ours.get().results();
            Backtest backtest =
                    Backtest.of(
                            job == null ? "default settings" : job.toString(),
                            results,
                            expected,
                            span,
                            rules.companies());
            Comparison comparison = null;
            if (other != null) {
                Optional<ReplayResults> theirs = other.results(replay);
                if (theirs.isEmpty()) {
                    return LocalJob.STOPPED;
                }
                comparison =
                        Comparison.of(
                                Backtest.of(
                                        other.name(),
                                        theirs.get(),
                                        expected,
                                        span,
                                        other.companies(rules)),
                                backtest);
            }
            if (report != null) {
                report.write(HtmlReport.of(backtest, results, expected, comparison));
            }
            print(backtest, comparison);
            return ours.get().summary().exit();
        }
    }

    private void print(Backtest backtest, @Nullable Comparison comparison) throws IOException {
        try (StandardOutput print = StandardOutput.open()) {
            if (json) {
                print.println(BacktestJson.line(backtest, comparison));
            } else {
                print.print(BacktestText.of(backtest));
                print.print(comparison == null ? "" : ComparisonText.of(comparison));
            }
            print.finish();
        }
        if (out != null) {
            System.err.println("report written to " + Tidemark.oneLine(out.toString()));
        }
    }

    /**
     * What is compared with.
     *
     * @param settings null where the results are there already
     * @param rules null likewise
     * @param earlier null where they have to be found out
     */
    private record Other(
            String name,
            @Nullable JobFile settings,
            @Nullable Rules rules,
            @Nullable ReplayResults earlier) {

        Optional<ReplayResults> results(BacktestReplay replay) throws Exception {
            return settings == null || rules == null
                    ? Optional.ofNullable(earlier)
                    : replay.run("against", settings, rules).map(Replayed::results);
        }

        /** Earlier results do not tell how many companies were watched: as many as now, then. */
        int companies(Rules ours) {
            return rules == null ? ours.companies() : rules.companies();
        }
    }

    /** Read before anything runs, so that a slip is told at once. */
    private @Nullable Other other(ArchiveFiles files, Instant now) throws IOException {
        if (against == null) {
            return null;
        }
        String name = against.toString();
        if (Files.isDirectory(against)) {
            return new Other(name, null, null, ReplayResults.read(against));
        }
        if (!Files.exists(against)) {
            throw new InvalidInput(
                    "backtest",
                    "--against",
                    name,
                    "a job file, or a folder that replay --out has written");
        }
        JobFile settings = JobFile.read(against);
        return new Other(name, settings, new ArchiveInput(files).rules(settings, now), null);
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    }
}
