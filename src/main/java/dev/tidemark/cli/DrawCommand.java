package dev.tidemark.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.classify.CueClassifier;
import dev.tidemark.config.FileProblem;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.JobFile;
import dev.tidemark.evaluate.DrawnLabel;
import dev.tidemark.model.Evidence;
import dev.tidemark.model.NewsItem;
import dev.tidemark.model.Stance;
import dev.tidemark.operator.Rules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tidemark draw}: labels to be judged by reading, and what the verdicts say of precision. */
@Command(
        name = "draw",
        mixinStandardHelpOptions = true,
        description =
                "Classifies an archive and draws labels that are not NEUTRAL for a person to judge, one a"
                        + " line. With --verdicts, prints how many of them were judged right.",
        footer = {
            "",
            "Example: ./tidemark draw archive.jsonl.gz --count 200 > sheet.jsonl",
            "Example: ./tidemark draw archive.jsonl.gz --seed 20261122 --verdicts src/training/verdicts.jsonl",
            "A verdict is {\"id\",\"company\",\"stance\",\"verdict\",\"evidence\"}: verdict is right, acceptable or wrong;",
            "evidence is true when the sentence alone supports the label."
        })
final class DrawCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALLOWED = "right, acceptable or wrong";

    @Parameters(paramLabel = "ARCHIVE", description = "JSONL or JSONL.gz file of items.")
    private Path archive;

    @Option(
            names = "--count",
            defaultValue = "200",
            paramLabel = "N",
            description = "Labels to draw, half in each language; default: ${DEFAULT-VALUE}.")
    private int count;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "N",
            description = "Another seed draws other labels; default: ${DEFAULT-VALUE}.")
    private int seed;

    @Option(
            names = "--verdicts",
            paramLabel = "FILE",
            description = "JSONL file of verdicts on drawn labels.")
    private @Nullable Path verdicts;

    @Override
    public Integer call() throws IOException {
        if (count < 2) {
            throw new InvalidInput("draw", "--count", Integer.toString(count), "2 or more");
        }
        JobFile settings = JobFile.defaults();
        Instant now = Clock.systemUTC().instant();
        Rules rules = Rules.of(settings, now, now);
        CueClassifier classifier = rules.classifier();
        List<DrawnLabel> labels = new ArrayList<>();
        for (NewsItem item :
                GoldFiles.items(archive, rules.parser(), settings.items().maxRecordBytes())) {
            classifier.classify(item.title(), item.text(), item.lang()).stream()
                    .filter(label -> label.stance() != Stance.NEUTRAL)
                    .forEach(label -> labels.add(new DrawnLabel(item, label)));
        }
        List<DrawnLabel> drawn = DrawnLabel.draw(labels, count, seed);
        try (StandardOutput out = StandardOutput.open()) {
            if (verdicts == null) {
                drawn.forEach(one -> out.println(sheet(one)));
            } else {
                out.println(summary(drawn, read(verdicts)));
            }
            out.finish();
        }
        return 0;
    }

    private static ObjectNode sheet(DrawnLabel drawn) {
        ObjectNode line = JSON.createObjectNode();
        line.put("id", drawn.item().id());
        line.put("lang", drawn.item().lang().name());
        line.put("company", drawn.label().company());
        line.put("stance", drawn.label().stance().name());
        line.put("certainty", drawn.label().certainty().word());
        line.put("title", drawn.item().title());
        line.put("text", drawn.item().text());
        line.put(
                "evidence",
                drawn.label().evidence().stream().findFirst().map(Evidence::text).orElse(""));
        return line;
    }

    private static Map<String, JsonNode> read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new InvalidInput(file.toString(), "", FileProblem.of(e), "a file of verdicts");
        }
        Map<String, JsonNode> verdicts = new HashMap<>();
        int number = 0;
        for (String line : lines) {
            String position = file + ":" + ++number;
            JsonNode node = GoldFiles.json(line.getBytes(StandardCharsets.UTF_8), position);
            String verdict = node.path("verdict").asText("absent");
            if (!List.of("right", "acceptable", "wrong").contains(verdict)) {
                throw new InvalidInput(position, "verdict", verdict, ALLOWED);
            }
            verdicts.put(
                    DrawnLabel.key(
                            node.path("id").asText(),
                            node.path("company").asText(),
                            node.path("stance").asText()),
                    node);
        }
        return verdicts;
    }

    private static String summary(List<DrawnLabel> drawn, Map<String, JsonNode> verdicts) {
        Map<String, Integer> by = new HashMap<>();
        int judged = 0;
        int supported = 0;
        for (DrawnLabel one : drawn) {
            JsonNode verdict = verdicts.get(one.key());
            if (verdict != null) {
                judged++;
                String word = verdict.path("verdict").asText();
                by.merge(word, 1, Integer::sum);
                supported += !word.equals("wrong") && verdict.path("evidence").asBoolean() ? 1 : 0;
            }
        }
        if (judged == 0) {
            throw new InvalidInput(
                    "draw",
                    "--verdicts",
                    "none on a drawn label",
                    "verdicts on this archive and seed");
        }
        int right = by.getOrDefault("right", 0);
        int acceptable = by.getOrDefault("acceptable", 0);
        return String.format(
                Locale.ROOT,
                "drawn %d, judged %d: right %d, acceptable %d, wrong %d%n"
                        + "precision %.3f, with acceptable ones %.3f; evidence alone supports %d of these %d",
                drawn.size(),
                judged,
                right,
                acceptable,
                by.getOrDefault("wrong", 0),
                (double) right / judged,
                (double) (right + acceptable) / judged,
                supported,
                right + acceptable);
    }
}
