package dev.tidemark.cli;

import dev.tidemark.classify.CueClassifier;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.JobFile;
import dev.tidemark.evaluate.GoldItem;
import dev.tidemark.operator.Rules;
import dev.tidemark.train.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tidemark train}: the weights of the models from labelled items. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description =
                "Fits the models to labelled items and writes their weights. Labels without text"
                        + " are joined with the items of an archive by id.",
        footer = {
            "",
            "Example: ./tidemark train src/training/written-*.jsonl --labels src/training/feeds.jsonl \\",
            "             --items archive.jsonl.gz --out src/main/resources/model"
        })
final class TrainCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "WRITTEN.jsonl", description = "Items with labels.")
    private List<Path> written;

    @Option(
            names = "--labels",
            paramLabel = "LABELS.jsonl",
            description = "Labels by id of items in an archive.")
    private @Nullable Path labels;

    @Option(
            names = "--items",
            paramLabel = "ARCHIVE",
            description = "The archive that --labels speaks of, packed or not.")
    private @Nullable Path archive;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FOLDER",
            description = "Where the weights are written, a file a model.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new InvalidInput("train", "--out", out.toString(), "a folder");
        }
        if ((labels == null) != (archive == null)) {
            throw new InvalidInput(
                    "train", labels == null ? "--labels" : "--items", "absent", "both or none");
        }
        JobFile settings = JobFile.defaults();
        Instant now = Clock.systemUTC().instant();
        Rules rules = Rules.of(settings, now, now);
        int most = settings.items().maxRecordBytes();
        CueClassifier classifier = rules.classifier();
        Training training = new Training();
        for (GoldItem item : GoldFiles.read(written, rules.parser(), most)) {
            training.add(item, features(classifier, item), true);
        }
        if (labels != null && archive != null) {
            for (GoldItem item : GoldFiles.join(labels, archive, rules.parser(), most)) {
                training.add(item, features(classifier, item), false);
            }
        }
        System.err.println(training.summary());
        Map<String, String> files = training.files();
        Files.createDirectories(out);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(out.resolve(file.getKey()), file.getValue());
        }
        return 0;
    }

    private static Map<String, CueClassifier.Features> features(
            CueClassifier classifier, GoldItem item) {
        return classifier.features(item.item().title(), item.item().text(), item.item().lang());
    }
}
