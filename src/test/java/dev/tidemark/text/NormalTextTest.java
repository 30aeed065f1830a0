package dev.tidemark.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NormalTextTest {

    private static String back(String original, String needle) {
        NormalText normal = NormalText.of(original);
        int at = normal.text().indexOf(needle);
        return normal.original(at, at + needle.length()).of(original);
    }

    @Test
    void wideLatinAndNarrowKanaAreFoundAndLeadBackToTheirSpelling() {
        assertThat(back("米Ｍｅｔａが", "Meta")).isEqualTo("Ｍｅｔａ");
        assertThat(back("xﾃﾞｰﾀを", "データ")).isEqualTo("ﾃﾞｰﾀ");
        assertThat(back("㍿です", "です")).isEqualTo("です");
    }

    @Test
    void theTrademarkSignIsNotSpelledOut() {
        assertThat(NormalText.of("Llama™ Ａ").text()).isEqualTo("Llama™ A");
    }

    @Test
    void anyTextMapsIntoItself() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 80; i++) {
                text.append((char) random.nextInt(0x10000));
            }
            NormalText normal = NormalText.of(text.toString());
            int last = 0;
            for (int i = 0; i < normal.text().length(); i++) {
                Span span = normal.original(i, i + 1);
                assertThat(span.start()).isBetween(last, text.length());
                assertThat(span.end()).isBetween(span.start(), text.length());
                last = span.start();
            }
        }
    }

    @Test
    void japaneseProseComesOutAsNormalFormKc() {
        String text = "ｵｰﾌﾟﾝな重み（ｗｅｉｇｈｔｓ）を１２個，公開！か\u3099";
        assertThat(NormalText.of(text).text())
                .isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFKC));
    }
}
