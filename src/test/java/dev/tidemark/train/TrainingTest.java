package dev.tidemark.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.classify.CueClassifier.Features;
import dev.tidemark.evaluate.GoldItem;
import dev.tidemark.evaluate.GoldLabel;
import dev.tidemark.io.ItemParser;
import dev.tidemark.io.Parsed;
import dev.tidemark.model.Certainty;
import dev.tidemark.model.NewsItem;
import dev.tidemark.model.RawRecord;
import dev.tidemark.model.Stance;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrainingTest {
    private static final Map<Stance, Certainty> CERTAINTY =
            Map.of(
                    Stance.OPEN,
                    Certainty.ANNOUNCED,
                    Stance.CLOSED,
                    Certainty.DENIED,
                    Stance.NEUTRAL,
                    Certainty.BACKGROUND);

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void whatOnlyOpenItemsHaveSpeaksForOpen() {
        String weights = trained(12).files().get("stance.tsv");

        assertThat(row(weights, "unlocks")).element(0).satisfies(w -> assertThat(w).isPositive());
        assertThat(row(weights, "withholds")).element(1).satisfies(w -> assertThat(w).isPositive());
        assertThat(row(weights, "withholds")).element(0).satisfies(w -> assertThat(w).isNegative());
    }

    @Test
    void certaintyIsLearnedFromWhatIsNotNeutral() {
        String weights = trained(12).files().get("certainty.tsv");

        assertThat(weights).contains("withholds\t").doesNotContain("mentions\t");
    }

    @Test
    void theSameItemsGiveTheSameWeights() {
        assertThat(trained(12).files().get("stance.tsv"))
                .isEqualTo(trained(12).files().get("stance.tsv"));
    }

    @Test
    void rareFeaturesAndHalfCharactersAreLeftOut() {
        String weights = trained(12).files().get("stance.tsv");

        assertThat(weights).doesNotContain("seen-once").doesNotContain("\uD800");
        assertThat(weights.getBytes(StandardCharsets.UTF_8)).isNotEmpty();
    }

    private static Training trained(int each) {
        Training training = new Training();
        for (int i = 0; i < each; i++) {
            add(training, i, Stance.OPEN, Set.of("bias", "unlocks", "half\uD800"));
            add(training, each + i, Stance.CLOSED, Set.of("bias", "withholds"));
            add(training, 2 * each + i, Stance.NEUTRAL, Set.of("bias", "mentions"));
        }
        add(training, 3 * each, Stance.NEUTRAL, Set.of("bias", "seen-once"));
        return training;
    }

    private static void add(Training training, int id, Stance stance, Set<String> features) {
        GoldLabel label =
                new GoldLabel(
                        "Meta", stance, CERTAINTY.get(stance), Set.of(), Set.of(), null, false);
        GoldItem gold = new GoldItem(item(id), "event-" + id, "", Set.of(), List.of(label), false);
        training.add(gold, Map.of("Meta", new Features(Set.of("bias"), features)), id % 2 == 0);
    }

    private static NewsItem item(int id) {
        byte[] json =
                ("{\"id\":\"" + id + "\",\"title\":\"News\"}").getBytes(StandardCharsets.UTF_8);
        Parsed parsed =
                new ItemParser(NOW, 10_000)
                        .parse(new RawRecord(json, json.length, "test:" + id, null, false));
        return ((Parsed.Accepted) parsed).item();
    }

    private static List<Integer> row(String weights, String feature) {
        List<Integer> row = new ArrayList<>();
        weights.lines()
                .filter(line -> line.startsWith(feature + "\t"))
                .findFirst()
                .ifPresent(
                        line -> {
                            String[] field = line.split("\t");
                            for (int i = 1; i < field.length; i++) {
                                row.add(field[i].isEmpty() ? 0 : Integer.parseInt(field[i]));
                            }
                        });
        return row;
    }
}
