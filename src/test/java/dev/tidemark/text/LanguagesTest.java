package dev.tidemark.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.model.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JA|新しいモデルを公開しました",
                "JA|OpenAI gpt-oss-120b と Meta Llama 4 Maverick を比べる",
                "JA|生成AI新法成立",
                "EN|The company says that its weights are open",
                "EN|Meta pauses Llama",
                "EN|DeepSeek puts V9 under an MIT license, weights follow on Hugging Face",
                "OTHER|DeepSeek stellt V9 mit offenen Gewichten bereit",
                "OTHER|人工智能公司发布开源模型",
                "OTHER|这是一个新的模型",
                "OTHER|Das Unternehmen veröffentlicht die Gewichte und das Modell",
                "OTHER|Компания открыла модель",
                "OTHER|META ABRE EL CODIGO DE LLAMA",
                "OTHER|12345 !!!",
            })
    void theScriptTellsTheLanguage(Language expected, String text) {
        assertThat(Languages.of(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Known to be wrong: a short Chinese headline of characters that Japanese uses too.
                "JA|中国人工智能公司",
            })
    void knownWrong(Language got, String text) {
        assertThat(Languages.of(text)).isEqualTo(got);
    }
}
