package dev.tidemark.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.model.Evidence;
import dev.tidemark.model.Label;
import dev.tidemark.model.Stance;
import dev.tidemark.text.Languages;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rubbish around real names and cues: nothing throws, and what is quoted stands where it is said to stand. */
class ClassifierFuzzTest {
    private static final List<String> PIECES =
            List.of(
                    "Meta",
                    "ﾒﾀ",
                    "Ｏｐｅｎ\u3000ＡＩ",
                    "OpenAI",
                    "Qwen3",
                    "Claude",
                    "グーグル",
                    " open-source ",
                    " open source ",
                    "重みを公開",
                    "オープンソース",
                    "ｵｰﾌﾟﾝｿｰｽ",
                    "非公開",
                    " will not release the weights ",
                    " limited access ",
                    "モデル",
                    " model ",
                    "\"",
                    "“",
                    "”",
                    "「",
                    "」",
                    "。",
                    ". ",
                    "、",
                    ", ",
                    ": ",
                    "\n",
                    "'s ",
                    "の",
                    "は",
                    "ない",
                    " not ",
                    " unlike ",
                    "一方",
                    "同社",
                    " the company ",
                    "Z\u0351\u0347\u0340a\u0321l\u0334go",
                    "\uD83E\uDD99",
                    "\uD800",
                    "\uDC00",
                    "\u202E",
                    "\u0000",
                    "٣",
                    "שלום",
                    "(",
                    ")",
                    "<b>",
                    "2026",
                    "x".repeat(700),
                    "   ");

    @Test
    void nothingThrowsAndQuotesAreVerbatim() {
        Random random = new Random(20261122);
        for (int round = 0; round < 4_000; round++) {
            String title = pieces(random, 8).replace('\n', ' ');
            String text = pieces(random, 40);
            String content = title + "\n" + text;
            for (Label label : Items.labels(title, text)) {
                assertThat(label.confidence()).isBetween(0.0, 1.0);
                assertThat(label.score()).isBetween(-1.0, 1.0);
                for (Evidence evidence : label.evidence()) {
                    assertThat(content.substring(evidence.start(), evidence.end()))
                            .isEqualTo(evidence.text());
                    assertThat(evidence.cues()).allMatch(evidence.text()::contains);
                }
            }
        }
    }

    @Test
    void thePrefilterChangesNoLabel() {
        CueClassifier all =
                CueClassifier.withoutPrefilter(
                        Watchlist.bundled(), Lexicon.bundled(), TrainedModels.bundled());
        Random random = new Random(20261123);
        int flagged = 0;
        for (int round = 0; round < 4_000; round++) {
            String title = pieces(random, 6).replace('\n', ' ');
            String text = pieces(random, 12);
            List<Label> labels = Items.labels(title, text);
            flagged += labels.stream().anyMatch(label -> label.stance() != Stance.NEUTRAL) ? 1 : 0;
            assertThat(all.classify(title, text, Languages.of(title + "\n" + text)))
                    .as("%s / %s", title, text)
                    .isEqualTo(labels);
        }
        assertThat(flagged).isGreaterThan(400);
    }

    @Test
    void aSentenceOfAMegabyteIsLabelled() {
        String text = "Meta open source weights, OpenAI keeps its model closed, ".repeat(18_000);

        assertThat(Items.labels("", text)).extracting(Label::company).contains("Meta", "OpenAI");
    }

    @Test
    void aNameBesideAQuotedCueIsRead() {
        assertThat(Items.labels("Meta \"open-source\" AI model", "")).hasSize(1);
    }

    private static String pieces(Random random, int most) {
        StringBuilder text = new StringBuilder();
        int count = random.nextInt(most);
        for (int i = 0; i < count; i++) {
            text.append(
                    random.nextInt(9) == 0
                            ? String.valueOf((char) random.nextInt(0xFFFF))
                            : PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
