package dev.tidemark.classify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JapaneseStanceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Meta OPEN announced|Metaが大規模言語モデルをオープンソース化した",
                "Meta OPEN announced|メタ、新しい言語モデルの重みを公開",
                "Alibaba OPEN announced|アリババはオープンウェイトの言語モデル「Qwen9」を発表した",
                "Google OPEN background|GoogleのオープンモデルGemmaを自宅で動かす",
                "Alibaba OPEN background, Google OPEN background|GemmaやQwenなどのオープンモデルは速い",
                "Mistral AI OPEN announced|Mistralが推論モデルをApache 2.0ライセンスで公開",
                "OpenAI CLOSED background|OpenAIのプロプライエタリな言語モデルとの違い",
                "Anthropic CLOSED announced|Anthropicは新しいAIモデルの一般公開を見送った",
                "Meta CLOSED considering|Metaがオープンソースモデルからクローズドモデルへの転換を検討",
                "Meta CLOSED reported|Metaがモデルのオープンソース路線から撤退すると報じられた",
                "Meta OPEN considering|Metaはモデルのオープンソース化を検討している",
            })
    void aCueIsCreditedToItsSubject(String expected, String title) {
        assertThat(Items.stances(title, "")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DeepSeek OPEN announced, OpenAI NEUTRAL|GPT-9に匹敵するオープンソースのAIモデル「DeepSeek-V9」が登場",
                "Anthropic NEUTRAL, Zhipu AI OPEN announced|Z.aiがClaude Opus 9を超えるオープンモデル「GLM-9」をリリース",
                "Alibaba OPEN background, Microsoft NEUTRAL|マイクロソフトの基盤で、オープンモデルのQwenを使う",
                "Hugging Face NEUTRAL, Meta OPEN announced|Metaがオープンソースの言語モデルをHugging Faceで公開",
                "Anthropic NEUTRAL|Claude Codeを支援するfoobarというOSSのAIツールを作った",
                "NVIDIA NEUTRAL|Lightworksがオープンソースの動画AIモデルを公開、NVIDIA製GPUで動く",
                "Meta OPEN announced, OpenAI CLOSED announced|Metaはモデルをオープンソース化した。一方、OpenAIは新モデルの一般公開を見送った",
            })
    void whoIsComparedUsedOrOnlyNamedIsNot(String expected, String title) {
        assertThat(Items.stances(title, "")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Meta CLOSED announced|Metaは新しいモデルをオープンソース化しない",
                "Meta CLOSED announced|Metaは新しいモデルをオープンソースで公開しませんでした",
                "Meta NEUTRAL|Metaはすべてのモデルをオープンソース化するわけではない",
                "Meta NEUTRAL|Metaのモデルがオープンソース化されるとは限らない",
                "Meta CLOSED announced|Metaの新モデルはオープンソースではない",
                "Meta OPEN denied|Metaはクローズド化を否定した。AIモデルの話だ",
                "Meta OPEN denied|MetaはオープンソースAIに対する立場は「変わっていない」と述べた",
            })
    void negationFlipsCancelsOrDenies(String expected, String title) {
        assertThat(Items.stances(title, "")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Meta NEUTRAL|Metaが新しいAIモデルを公開",
                "Google NEUTRAL|GoogleがAIアプリの一般公開を開始",
                "Apple NEUTRAL|アップルが銀座にAI体験店をオープンする",
                "OpenAI NEUTRAL|オープンAIが株式公開を準備",
                "OpenAI NEUTRAL|OpenAIへの公開書簡に研究者が署名、AIモデルの安全を求める",
                "Google NEUTRAL|GoogleのAI検索、クローズドβを開始",
                "Microsoft NEUTRAL|Microsoftが古い表計算ソフトのソースコードを公開",
                "IBM NEUTRAL|IBMはオープンソースコミュニティにAI人材を派遣",
            })
    void otherSensesOfOpenAndClosedDoNotCount(String expected, String title) {
        assertThat(Items.stances(title, "")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Should be CLOSED: the act is told without any cue word.
                "Anthropic NEUTRAL|Anthropicの新しいAI、欧州の規制当局は触れることもできない",
                // Should be NEUTRAL: irony is read literally.
                "OpenAI OPEN announced|OpenAIが「オープンソース化」したのは社員食堂の献立とAIモデルの名前だけ",
            })
    void knownWrong(String got, String title) {
        assertThat(Items.stances(title, "")).isEqualTo(got);
    }
}
