package dev.tidemark.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tidemark.classify.CueClassifier;
import dev.tidemark.classify.Explanation;
import dev.tidemark.classify.ItemLabeller;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.JobFile;
import dev.tidemark.io.Documents;
import dev.tidemark.io.ItemParser;
import dev.tidemark.io.Parsed;
import dev.tidemark.io.archive.ArchiveFiles;
import dev.tidemark.io.archive.LineReader;
import dev.tidemark.model.NewsItem;
import dev.tidemark.model.RawRecord;
import dev.tidemark.operator.Rules;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tidemark classify}: labels without a job, one labelled item a line, or why they are so. */
@Command(
        name = "classify",
        mixinStandardHelpOptions = true,
        description =
                "Labels items by company and stance, with the evidence. Reads JSON lines, or one"
                        + " plain text with --text; prints one labelled item a line, or with --explain a"
                        + " paragraph a company.",
        footer = {
            "",
            "Example: ./tidemark classify news.jsonl",
            "Example: echo 'Meta opens the weights of Llama.' | ./tidemark classify --text",
            "Example: echo 'Meta may keep its next model closed.' | ./tidemark classify --text --explain",
            "Exit status 1 when a line was refused; standard error says which and why."
        })
final class ClassifyCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            defaultValue = "-",
            paramLabel = "FILE",
            description = "JSONL or JSONL.gz file, or - for standard input (the default).")
    private String file;

    @Option(
            names = "--text",
            description = "The whole input is one plain text; its first line is the title.")
    private boolean text;

    @Option(
            names = "--explain",
            description = "Prints for a person why each company is labelled as it is.")
    private boolean explain;

    @Option(
            names = "--job",
            paramLabel = "JOB.yaml",
            description = "Lists to classify by; default: the bundled ones.")
    private @Nullable Path job;

    @Override
    public Integer call() throws IOException {
        try {
            return classify();
        } catch (EOFException | ZipException e) {
            throw new InvalidInput(file, "", "damaged or cut off", "a whole gzip file");
        }
    }

    private int classify() throws IOException {
        Clock clock = Clock.systemUTC();
        JobFile settings = job == null ? JobFile.defaults() : JobFile.read(job);
        Rules rules = Rules.of(settings, clock.instant(), clock.instant());
        ItemParser parser = rules.parser();
        Function<NewsItem, String> print = explain ? explained(rules) : labelled(rules);
        int accepted = 0;
        int refused = 0;
        try (LineReader lines = new LineReader(open(), settings.items().maxRecordBytes());
                StandardOutput out = StandardOutput.open()) {
            for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
                String position = file + ":" + (accepted + refused + 1);
                Parsed parsed =
                        parser.parse(
                                new RawRecord(line.bytes(), line.size(), position, null, false));
                if (parsed instanceof Parsed.Accepted item) {
                    accepted++;
                    out.println(print.apply(item.item()));
                    out.check();
                } else if (parsed instanceof Parsed.Refused dead) {
                    refused++;
                    System.err.println(
                            Tidemark.oneLine(position + ": " + dead.rejected().reason()));
                }
            }
            out.finish();
        }
        if (accepted == 0) {
            throw new InvalidInput(
                    file,
                    "",
                    refused == 0 ? "empty" : "none of " + refused + " lines is an item",
                    "one JSON object with a title or a text a line, or plain text with --text");
        }
        return refused == 0 ? 0 : 1;
    }

    private static Function<NewsItem, String> explained(Rules rules) {
        CueClassifier classifier = rules.classifier();
        return item -> {
            List<Explanation> explanations =
                    classifier.explain(item.title(), item.text(), item.lang());
            return explanations.isEmpty()
                    ? ExplanationText.ofNothing(
                            item, classifier.classify(item.title(), item.text(), item.lang()))
                    : ExplanationText.of(item.title(), explanations);
        };
    }

    private static Function<NewsItem, String> labelled(Rules rules) {
        ItemLabeller labeller = rules.labeller();
        Documents documents = new Documents(rules.version(), "classify");
        return item -> documents.item(labeller.label(item)).json();
    }

    private InputStream open() throws IOException {
        InputStream in =
                file.equals("-")
                        ? ArchiveFiles.lines(file, System.in)
                        : ArchiveFiles.open(Path.of(file), "a readable file, or -");
        return text ? asItem(in) : in;
    }

    /** The whole input as the one line of JSON that it stands for; nothing when it is blank. */
    private static InputStream asItem(InputStream in) throws IOException {
        String all = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        if (all.isEmpty()) {
            return InputStream.nullInputStream();
        }
        String[] parts = all.split("\\R", 2);
        String json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("title", parts[0])
                        .put("text", parts.length > 1 ? parts[1] : "")
                        .toString();
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }
}
