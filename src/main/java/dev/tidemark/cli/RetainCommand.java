package dev.tidemark.cli;

import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.JobFile;
import dev.tidemark.io.Documents;
import dev.tidemark.io.MonthlyIndices;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code tidemark retain}: what is old enough goes, month by month.
 *
 * <p>An item's document holds what its feed told and, of an article that was read, the quote that {@code
 * items.quoteCharacters} allows; signals hold the sentences they rest on. So all that is kept of others' texts in the
 * monthly indices goes with them. Sentences also stand in alerts and near-misses, and the first bytes of what could not
 * be read in the dead letters: those indices have no months and are never touched. Nor are a job's archive, checkpoints
 * and outbox.
 */
@Command(
        name = "retain",
        mixinStandardHelpOptions = true,
        description =
                "Deletes the monthly indices of items, signals, scores and jobs' reports that are older"
                        + " than so many months, by the event time of what is in them. Alerts, near-misses, feeds and dead"
                        + " letters stay, and so does every index of another name. Deletes nothing twice:"
                        + " good for a daily timer.",
        footer = {
            "",
            "Example: ./tidemark retain jobs/live.yaml --months 24 --dry-run",
            "Example: ./tidemark retain jobs/live.yaml --months 6 --only items"
        })
final class RetainCommand implements Callable<Integer> {
    private static final int MOST_MONTHS = 1_200;
    private static final int THOUSAND = 1_000;

    @Parameters(
            paramLabel = "JOB.yaml",
            description = "The job file, which names the Elasticsearch.")
    private Path job;

    @Option(
            names = "--months",
            required = true,
            paramLabel = "N",
            description =
                    "How many whole months are kept before this one, in UTC: 1 to "
                            + MOST_MONTHS
                            + ".")
    private int months;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "KIND",
            description = "Of these alone: items, signals, scores, jobs. Default: all of them.")
    private List<String> kinds = Documents.MONTHLY;

    @Option(names = "--dry-run", description = "Say what would be deleted, and delete nothing.")
    private boolean dryRun;

    @Override
    public Integer call() throws Exception {
        if (months < 1 || months > MOST_MONTHS) {
            throw invalid("--months", Integer.toString(months), "1 to " + MOST_MONTHS);
        }
        for (String kind : kinds) {
            if (!Documents.MONTHLY.contains(kind)) {
                throw invalid("--only", kind, String.join(", ", Documents.MONTHLY));
            }
        }
        ElasticsearchSettings elasticsearch = JobFile.read(job).elasticsearch();
        if (elasticsearch == null) {
            throw new InvalidInput(
                    job.toString(),
                    "elasticsearch",
                    "absent",
                    "a section that says where documents are");
        }
        YearMonth first = YearMonth.now(Clock.systemUTC()).minusMonths(months);
        try (MonthlyIndices indices = MonthlyIndices.at(elasticsearch)) {
            List<MonthlyIndices.Index> old =
                    indices.before(first).stream()
                            .filter(index -> kinds.contains(index.kind()))
                            .toList();
            for (MonthlyIndices.Index index : old) {
                if (!dryRun) {
                    indices.delete(index);
                }
                tell(index.name(), index.documents(), index.bytes());
            }
            tell(
                    old.size() + " indices before " + first,
                    old.stream().mapToLong(MonthlyIndices.Index::documents).sum(),
                    old.stream().mapToLong(MonthlyIndices.Index::bytes).sum());
        }
        return 0;
    }

    private void tell(String what, long documents, long bytes) {
        System.out.printf(
                Locale.ROOT,
                "%s %s: %,d documents, %s%n",
                dryRun ? "would delete" : "deleted",
                what,
                documents,
                size(bytes));
    }

    /** In the unit that leaves a number below a thousand. */
    private static String size(long bytes) {
        double size = bytes;
        List<String> units = List.of("B", "kB", "MB", "GB", "TB");
        int unit = 0;
        while (size >= THOUSAND && unit < units.size() - 1) {
            size /= THOUSAND;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, units.get(unit));
    }

    private static InvalidInput invalid(String option, String value, String allowed) {
        return new InvalidInput("retain", option, value, allowed);
    }
}
