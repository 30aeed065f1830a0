package dev.tidemark.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.text.NormalText;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionFinderTest {
    private static final MentionFinder FINDER = new MentionFinder(Watchlist.bundled());

    private static String companies(String text) {
        String normal = NormalText.of(text).text();
        List<Mention> found = FINDER.find(normal, Folding.of(normal));
        return String.join("+", found.stream().map(Mention::company).distinct().toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Meta|米Metaが発表",
                "Meta|米Ｍｅｔａが発表",
                "Meta|メタが発表",
                "Meta|ﾒﾀが発表",
                "Meta|Llama™ 5 arrives",
                "Alibaba|Qwen3-Coder 480Bを試す",
                "xAI|Grok 4",
                "Google|Google DeepMind",
                "Microsoft+OpenAI|Azure OpenAI Service",
                "OpenAI|オープンAIが発表",
                "NVIDIA|Llama Nemotron",
                "TII|アブダビのTIIがFalconを公開",
                "Mistral AI+Anthropic|MistralとClaudeを比べる",
            })
    void companiesAreFoundByNameAndProduct(String expected, String text) {
        assertThat(companies(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "メタデータとメタバース",
                "a Meta-analysis of trials",
                "the Vision Meta concept car",
                "オープンAIモデルの一覧",
                "metadata and metaphor",
                "Groq's chips",
                "an apple a day",
                "SpaceX launches Falcon 9",
                "Winklevoss twins list Gemini on the exchange",
                "メタ分析の結果",
                "XAI（説明可能なAI）",
            })
    void theSameLettersInAnotherSenseAreNot(String text) {
        assertThat(companies(text)).isEmpty();
    }
}
