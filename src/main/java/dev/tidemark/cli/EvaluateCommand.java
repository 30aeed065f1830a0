package dev.tidemark.cli;

import dev.tidemark.classify.StanceClassifier;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.JobFile;
import dev.tidemark.evaluate.Finding;
import dev.tidemark.evaluate.Gain;
import dev.tidemark.evaluate.GoldItem;
import dev.tidemark.evaluate.GoldLabel;
import dev.tidemark.evaluate.Grouping;
import dev.tidemark.evaluate.Outcome;
import dev.tidemark.evaluate.Report;
import dev.tidemark.model.Label;
import dev.tidemark.model.NewsItem;
import dev.tidemark.operator.Rules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tidemark evaluate}: how right the labels are, measured by labels that people gave. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description =
                "Labels gold items and compares: precision, recall, F1 a class, macro-F1 with a 95 %%"
                        + " interval, confusion, companies, certainty, evidence, calibration. Strict"
                        + " takes the gold stance only, lenient its alternatives, too.",
        footer = {
            "",
            "Example: ./tidemark evaluate src/test/resources/gold/*.jsonl --by lang,phenomenon",
            "Example: ./tidemark evaluate gold.jsonl --errors --against before.jsonl",
            "where before.jsonl is what ./tidemark classify gold.jsonl printed, earlier."
        })
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "GOLD",
            description =
                    "JSONL files: items with labels of company, stance, certainty, alt, tags.")
    private List<Path> gold;

    @Option(
            names = "--by",
            split = ",",
            paramLabel = "WHAT",
            description =
                    "Tables by lang, certainty, phenomenon, company, tag, sample; comma-separated.")
    private List<String> by = List.of();

    @Option(names = "--errors", description = "List each error with what the label rests on.")
    private boolean errors;

    @Option(names = "--json", description = "Print all figures as one JSON document.")
    private boolean json;

    @Option(
            names = "--one-event",
            split = ",",
            paramLabel = "PREFIX",
            description =
                    "Also show the figures with all events of this prefix as one label, and without"
                            + " them: one big story must not pass for many.")
    private List<String> oneEvent = List.of();

    @Option(
            names = "--job",
            paramLabel = "JOB.yaml",
            description = "Lists to classify by; default: the bundled ones.")
    private @Nullable Path job;

    @Option(
            names = "--against",
            paramLabel = "EARLIER.jsonl",
            description = "Earlier output of classify for the same items: shows what changed.")
    private @Nullable Path against;

    @Override
    public Integer call() throws IOException {
        List<Grouping> groupings = by.stream().map(EvaluateCommand::grouping).toList();
        JobFile settings = job == null ? JobFile.defaults() : JobFile.read(job);
        Instant now = Clock.systemUTC().instant();
        Rules rules = Rules.of(settings, now, now);
        List<GoldItem> items =
                GoldFiles.read(gold, rules.parser(), settings.items().maxRecordBytes());
        noteUnwatched(items, rules);
        StanceClassifier classifier = rules.classifier();
        List<Outcome> outcomes =
                outcomes(items, i -> classifier.classify(i.title(), i.text(), i.lang()));
        Report report = Report.of(items.size(), outcomes, groupings, oneEvent);
        Gain gain = against == null ? null : Gain.of(outcomes(items, earlier(against)), outcomes);
        List<Finding> wrong = errors ? Report.errors(outcomes) : null;
        try (StandardOutput out = StandardOutput.open()) {
            if (json) {
                out.println(new EvaluationJson(rules.version(), report, wrong, gain).line());
            } else {
                out.print(FiguresText.of(report));
                out.print(FindingsText.knownWrong(report.knownWrong()));
                out.print(gain == null ? "" : FindingsText.gain(gain, errors));
                out.print(wrong == null ? "" : FindingsText.errors(wrong));
            }
            out.finish();
        }
        return 0;
    }

    private static List<Outcome> outcomes(
            List<GoldItem> items, Function<NewsItem, List<Label>> labels) {
        List<Outcome> outcomes = new ArrayList<>();
        for (GoldItem item : items) {
            outcomes.addAll(Outcome.of(item, labels.apply(item.item())));
        }
        return outcomes;
    }

    private static Function<NewsItem, List<Label>> earlier(Path file) throws IOException {
        Map<String, List<Label>> labels = EarlierLabels.read(file);
        return item -> {
            List<Label> of = labels.get(item.id());
            if (of == null) {
                throw new InvalidInput(
                        file.toString(),
                        "id",
                        "no labels of " + item.id(),
                        "labels of every gold item");
            }
            return of;
        };
    }

    /** A company that nobody watches cannot be found: that is a slip in the gold data, or in the list. */
    private static void noteUnwatched(List<GoldItem> items, Rules rules) {
        String names =
                items.stream()
                        .flatMap(item -> item.labels().stream())
                        .map(GoldLabel::company)
                        .filter(company -> !rules.watches(company))
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            System.err.println("not on the watchlist: " + TerminalText.line(names));
        }
    }

    private static Grouping grouping(String word) {
        for (Grouping grouping : Grouping.values()) {
            if (grouping.word().equals(word.strip())) {
                return grouping;
            }
        }
        throw new InvalidInput(
                "evaluate",
                "--by",
                word,
                Arrays.stream(Grouping.values())
                        .map(Grouping::word)
                        .collect(Collectors.joining(", ")));
    }
}
