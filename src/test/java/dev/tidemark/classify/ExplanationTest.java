package dev.tidemark.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.classify.Explanation.Mark;
import dev.tidemark.classify.Explanation.Marked;
import dev.tidemark.classify.Explanation.Stretch;
import dev.tidemark.model.Language;
import dev.tidemark.model.Stance;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    @Test
    void theSentenceShowsCompanyCueNegationAndHedge() {
        Explanation meta = explain("メタは新モデルをオープンソース化しない可能性がある。", Language.JA);

        assertThat(meta.label().stance()).isEqualTo(Stance.CLOSED);
        Marked sentence = meta.sentences().get(0);
        assertThat(marked(sentence, Mark.COMPANY)).containsExactly("メタ");
        assertThat(marked(sentence, Mark.OPEN)).containsExactly("オープンソース化");
        assertThat(marked(sentence, Mark.NOT)).contains("しない");
        assertThat(marked(sentence, Mark.HEDGE)).contains("可能性");
    }

    @Test
    void stretchesDoNotOverlapHoweverWideTheLetters() {
        Explanation meta = explain("Ｍｅｔａ may open source its model, unlike ＯｐｅｎＡＩ.", Language.EN);

        int free = 0;
        for (Stretch stretch : meta.sentences().get(0).stretches()) {
            assertThat(stretch.start()).isGreaterThanOrEqualTo(free);
            assertThat(stretch.end()).isGreaterThan(stretch.start());
            free = stretch.end();
        }
        assertThat(marked(meta.sentences().get(0), Mark.ANOTHER)).containsExactly("OpenAI");
    }

    @Test
    void whatWeighedIsToldWithTheChances() {
        Explanation meta = explain("Meta releases the weights of its model.", Language.EN);

        assertThat(meta.chances().values().stream().mapToDouble(c -> c).sum())
                .isBetween(0.999, 1.001);
        assertThat(meta.reasons()).isNotEmpty();
        assertThat(meta.ground().words()).contains("rules found it");
    }

    @Test
    void nothingIsExplainedWhereNothingIsSaid() {
        assertThat(Items.CLASSIFIER.explain("", "The weather was fine.", Language.EN)).isEmpty();
    }

    private static Explanation explain(String text, Language language) {
        return Items.CLASSIFIER.explain("", text, language).get(0);
    }

    private static List<String> marked(Marked sentence, Mark mark) {
        return sentence.stretches().stream()
                .filter(stretch -> stretch.mark() == mark)
                .map(stretch -> sentence.text().substring(stretch.start(), stretch.end()))
                .toList();
    }
}
