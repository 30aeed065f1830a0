package dev.tidemark.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.model.Certainty;
import dev.tidemark.model.Claim;
import dev.tidemark.model.Evidence;
import dev.tidemark.model.Label;
import dev.tidemark.model.Language;
import dev.tidemark.model.Speaker;
import dev.tidemark.model.Stance;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CueClassifierTest {

    @Test
    void evidenceAndCuesAreVerbatimAlsoWhereTheTextIsWide() {
        String title = "ｵｰﾌﾟﾝｿｰｽの話";
        String text = "前置き。米Ｍｅｔａが言語モデルをオープンソース化した！";
        Label label = Items.labels(title, text).get(0);
        Evidence evidence = label.evidence().get(0);
        assertThat(label.stance()).isEqualTo(Stance.OPEN);
        assertThat(evidence.text()).isEqualTo("米Ｍｅｔａが言語モデルをオープンソース化した！");
        assertThat((title + "\n" + text).substring(evidence.start(), evidence.end()))
                .isEqualTo(evidence.text());
        assertThat(evidence.cues()).containsExactly("オープンソース化");
    }

    @Test
    void whatIsKeptFromOnePartOfTheWorldIsKeptFromSomeAndWhatIsGivenToItIsNot() {
        Label kept =
                Items.labels("Meta will withhold its next AI model from users in Europe", "")
                        .get(0);
        assertThat(kept.stance()).isEqualTo(Stance.CLOSED);
        assertThat(kept.tags()).contains("access");
        Label given =
                Items.labels("Meta open-sources its next AI model in Europe as well", "").get(0);
        assertThat(given.stance()).isEqualTo(Stance.OPEN);
        assertThat(given.tags()).doesNotContain("access");
    }

    @Test
    void aDenialIsKeptAsACounterClaimAndTheReportedChangeDecides() {
        String text =
                "The Daily Posterの報道によると、Metaはオープンソースモデルから離れ、クローズドモデルの開発に移行することを検討している。\n"
                        + "Metaの広報担当者は、オープンソースに対する立場は「変わっていない」と述べた。";
        Label label = Items.labels("Metaの次のAIモデルをめぐる議論", text).get(0);
        assertThat(label.stance()).isEqualTo(Stance.CLOSED);
        assertThat(label.certainty()).isEqualTo(Certainty.CONSIDERING);
        assertThat(label.score()).isNegative();
        assertThat(label.claims())
                .anySatisfy(
                        claim -> {
                            assertThat(claim.certainty()).isEqualTo(Certainty.DENIED);
                            assertThat(claim.stance()).isEqualTo(Stance.OPEN);
                            assertThat(claim.speaker()).isEqualTo(Speaker.COMPANY);
                        })
                .anySatisfy(claim -> assertThat(claim.origin()).isEqualTo("The Daily Poster"));
    }

    @Test
    void twoOppositeAnnouncementsOfOneCompanyAreMixed() {
        assertThat(Items.stances("OpenAIが小型モデルをオープンソース化し、最上位モデルの一般公開を見送った", ""))
                .startsWith("OpenAI MIXED");
        assertThat(
                        Items.stances(
                                "OpenAI open-sources its small model but keeps the flagship proprietary",
                                ""))
                .startsWith("OpenAI MIXED");
    }

    @Test
    void aPlanThatIsDroppedIsNotAPlan() {
        assertThat(Items.stances("Meta drops its plan to publish the weights of Llama 5", ""))
                .startsWith("Meta CLOSED");
    }

    @Test
    void aDescriptionIsTaggedAndNewsIsNot() {
        Label described = Items.labels("Googleのオープンモデル「Gemma」の使い方", "").get(0);
        Label released = Items.labels("Googleがオープンモデル「Gemma 9」を発表", "").get(0);
        assertThat(described.tags()).contains("descriptor");
        assertThat(released.tags()).doesNotContain("descriptor");
    }

    @Test
    void theSubjectIsCarriedToTheNextSentence() {
        assertThat(Items.stances("新しい言語モデル", "楽天が言語モデルを発表した。同社は重みを公開した。"))
                .isEqualTo("Rakuten OPEN announced");
        assertThat(
                        Items.stances(
                                "A new language model",
                                "Cohere unveiled a model. The company released the weights on Friday."))
                .isEqualTo("Cohere OPEN announced");
    }

    @Test
    void whatIsToldOfThePastDecidesOnlyWhenNothingIsNew() {
        String past = "Metaは昨年まで言語モデルの重みを公開していた。";
        assertThat(Items.stances("AIの話", past)).isEqualTo("Meta OPEN background");
        assertThat(Items.stances("AIの話", past + "今回、Metaは新モデルの一般公開を見送った。"))
                .isEqualTo("Meta CLOSED announced");
    }

    @Test
    void theHeadlineOutweighsTheTail() {
        String filler = "関係のない文だ。".repeat(6);
        assertThat(Items.stances("Metaが言語モデルをオープンソース化", filler + "Metaは以前のモデルをクローズドにした。"))
                .startsWith("Meta OPEN");
    }

    @Test
    void otherLanguagesNameCompaniesWithoutStance() {
        List<Label> labels =
                Items.CLASSIFIER.classify(
                        "Meta veröffentlicht open-source Llama", "", Language.OTHER);
        assertThat(labels).singleElement().extracting(Label::stance).isEqualTo(Stance.NEUTRAL);
    }

    @Test
    void noCompanyNoLabel() {
        assertThat(Items.labels("An open-source model is released", "")).isEmpty();
        assertThat(Items.labels("", "")).isEmpty();
    }

    @Test
    void companiesComeInTheOrderOfTheirNames() {
        assertThat(Items.labels("xAI, Meta, Anthropic and IBM talk about the weather", ""))
                .extracting(Label::company)
                .containsExactly("Anthropic", "IBM", "Meta", "xAI");
    }

    @Test
    void anyTextIsClassifiedWithSpansInsideIt() {
        String[] pieces = {
            "Ｍｅｔａ",
            "ﾒﾀが",
            "Meta",
            "オープンソース化",
            "ｵｰﾌﾟﾝｿｰｽ",
            "open-source",
            "😀",
            "\uD83D",
            "\uDE00",
            "。",
            "「",
            "」",
            "\n",
            ". ",
            "、",
            "ない",
            "شركة",
            "e\u0301",
            "㍿",
            "…",
            "Qwen3",
            "を公開",
            "(",
            "™",
            "\u0000",
        };
        Random random = new Random(11);
        for (int round = 0; round < 400; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 60; i++) {
                text.append(
                        random.nextInt(4) == 0
                                ? String.valueOf((char) random.nextInt(0x10000))
                                : pieces[random.nextInt(pieces.length)]);
            }
            String title = text.substring(0, 30).replace('\n', ' ');
            assertSpans(title, text.substring(30), round % 2 == 0 ? Language.JA : Language.EN);
        }
    }

    @Test
    void aSentenceOfTwoHundredKilobytesIsClassified() {
        assertSpans("", "Metaがモデルをオープンソース化、".repeat(12_000), Language.JA);
        assertSpans("", "Meta open sources its model and ".repeat(7_000), Language.EN);
        assertSpans("", "Qwen3".repeat(40_000), Language.JA);
        assertSpans("", "「".repeat(200_000) + "Meta", Language.JA);
    }

    private static void assertSpans(String title, String text, Language lang) {
        String content = title + "\n" + text;
        for (Label label : Items.CLASSIFIER.classify(title, text, lang)) {
            assertThat(label.score()).isBetween(-1.0, 1.0);
            assertThat(label.confidence()).isBetween(0.0, 1.0);
            for (Evidence evidence : label.evidence()) {
                assertThat(content.substring(evidence.start(), evidence.end()))
                        .isEqualTo(evidence.text());
                assertThat(evidence.cues()).isNotEmpty().allMatch(evidence.text()::contains);
            }
            for (Claim claim : label.claims()) {
                assertThat(claim.evidence().text()).isNotEmpty();
            }
        }
    }
}
