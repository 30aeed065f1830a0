package dev.tidemark.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.model.Label;
import dev.tidemark.model.Stance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Invented headlines of the plainest kind: what anybody would try first, and what must never come out turned round. */
class HeadlineTest {

    @ParameterizedTest
    @CsvFileSource(
            resources = "/headlines.tsv",
            delimiter = '\t',
            quoteCharacter = '|',
            useHeadersInDisplayName = true)
    void aPlainHeadlineHasItsStance(String company, Stance stance, String headline) {
        assertThat(of(company, headline)).isEqualTo(stance);
    }

    /** Each thing that can be opened, with each way to say that it is and that it is not. */
    @ParameterizedTest
    @CsvSource({
        "重み, OPEN, を公開",
        "重み, OPEN, を公開した",
        "重み, OPEN, を開示へ",
        "重み, OPEN, を誰でも使えるように",
        "ソースコード, OPEN, を公開する",
        "学習データ, OPEN, を公開した",
        "重み, CLOSED, を公開せず",
        "重み, CLOSED, は公開しておらず",
        "重み, CLOSED, を公開していない",
        "重み, CLOSED, の公開を見送り",
        "重み, CLOSED, の公開を中止",
        "重み, CLOSED, を非公開に",
        "重み, CLOSED, の開示を拒否",
        "重み, CLOSED, は出さない",
        "ソースコード, CLOSED, は公開しない",
        "ソースコード, CLOSED, を公開していない",
        "ソースコード, CLOSED, の公開を見送り",
        "ソースコード, CLOSED, を非公開に",
        "学習データ, CLOSED, を公開せず",
        "学習データ, CLOSED, は開示せず",
        "学習データ, CLOSED, は明かさず",
        "学習データ, CLOSED, を明らかにしていない",
        "学習データ, CLOSED, の開示を拒否",
        "技術の詳細, CLOSED, は明らかにせず",
        "技術の詳細, CLOSED, を公表しない方針",
        "モデル, NEUTRAL, を公開",
    })
    void japaneseVerbIsTurnedByWhatEndsIt(String thing, Stance stance, String verb) {
        assertThat(of("Meta", "Meta、新型AIの" + thing + verb)).isEqualTo(stance);
        assertThat(of("OpenAI", "オープンAI、新型AIの" + thing + verb)).isEqualTo(stance);
    }

    private static Stance of(String company, String headline) {
        return Items.labels(headline, "").stream()
                .filter(label -> label.company().equals(company))
                .map(Label::stance)
                .findFirst()
                .orElse(Stance.NEUTRAL);
    }
}
