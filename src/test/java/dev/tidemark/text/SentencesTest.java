package dev.tidemark.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {

    private static List<String> split(String text) {
        return Sentences.of(text).stream().map(span -> span.of(text)).toList();
    }

    @Test
    void japaneseEndsAtItsFullStop() {
        assertThat(split("重みを開いた。本当か？ そうだ！")).containsExactly("重みを開いた。", "本当か？", "そうだ！");
    }

    @Test
    void aFullStopInsideAQuotationDoesNotEndTheSentence() {
        assertThat(split("担当者は「変えない。続ける。」と語った。次。")).containsExactly("担当者は「変えない。続ける。」と語った。", "次。");
    }

    @Test
    void anUnclosedQuotationDoesNotSwallowTheLine() {
        assertThat(split("彼は「そうだ。次の話。")).containsExactly("彼は「そうだ。", "次の話。");
    }

    @Test
    void abbreviationsVersionsAndDecimalsDoNotEndASentence() {
        assertThat(split("Acme Inc. of the U.S. ships v3.1 at 2.5 cents. It is open."))
                .containsExactly("Acme Inc. of the U.S. ships v3.1 at 2.5 cents.", "It is open.");
    }

    @Test
    void aSentenceNeverSpansALineBreak() {
        assertThat(split("見出し\n- first point\n- second"))
                .containsExactly("見出し", "- first point", "- second");
    }

    @Test
    void aQuestionMarkInsideAWordIsNoEnd() {
        assertThat(split("Yahoo!News reports it.")).containsExactly("Yahoo!News reports it.");
    }

    @Test
    void anEndlessSentenceIsCutIntoBoundedOnes() {
        String text = "あ".repeat(5_000) + "😀".repeat(5_000);
        assertThat(Sentences.of(text)).allMatch(span -> span.length() <= Sentences.LONGEST);
        assertThat(String.join("", split(text))).isEqualTo(text);
    }
}
