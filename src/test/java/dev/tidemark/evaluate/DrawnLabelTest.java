package dev.tidemark.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.model.Certainty;
import dev.tidemark.model.DateQuality;
import dev.tidemark.model.Label;
import dev.tidemark.model.Language;
import dev.tidemark.model.NewsItem;
import dev.tidemark.model.Stance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawnLabelTest {

    @Test
    void halfIsOfEachLanguageAndAPairIsDrawnOnce() {
        List<DrawnLabel> all = new ArrayList<>(labels(20));
        all.addAll(labels(20));

        List<DrawnLabel> drawn = DrawnLabel.draw(all, 10, 7);

        assertThat(drawn)
                .extracting(one -> one.item().lang())
                .filteredOn(Language.JA::equals)
                .hasSize(5);
        assertThat(drawn).hasSize(10).extracting(DrawnLabel::key).doesNotHaveDuplicates();
    }

    @Test
    void whatIsDrawnDependsOnTheSeedAndHardlyOnTheOthers() {
        List<DrawnLabel> all = labels(40);
        List<DrawnLabel> drawn = DrawnLabel.draw(all, 20, 7);
        List<DrawnLabel> fewer = new ArrayList<>(all);
        fewer.remove(drawn.get(0));

        assertThat(DrawnLabel.draw(all, 20, 7)).isEqualTo(drawn);
        assertThat(DrawnLabel.draw(all, 20, 8)).isNotEqualTo(drawn);
        assertThat(DrawnLabel.draw(fewer, 20, 7)).containsAll(drawn.subList(1, drawn.size()));
    }

    private static List<DrawnLabel> labels(int count) {
        List<DrawnLabel> labels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            labels.add(new DrawnLabel(item("item-" + i, i % 2 == 0), label()));
        }
        return labels;
    }

    private static Label label() {
        return new Label(
                Label.OPENNESS,
                "Meta",
                Stance.OPEN,
                Certainty.ANNOUNCED,
                1,
                0.9,
                List.of(),
                List.of(),
                List.of());
    }

    private static NewsItem item(String id, boolean japanese) {
        return new NewsItem(
                id,
                null,
                null,
                null,
                "News",
                "",
                null,
                japanese ? Language.JA : Language.EN,
                null,
                null,
                DateQuality.ABSENT,
                Instant.EPOCH,
                "",
                "test:" + id,
                false);
    }
}
