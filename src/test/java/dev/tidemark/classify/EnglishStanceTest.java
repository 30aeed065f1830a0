package dev.tidemark.classify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnglishStanceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "xAI OPEN announced|xAI open sources its Grok 9 model",
                "DeepSeek OPEN announced|DeepSeek releases an open-weight model for coding",
                "Google OPEN background|Running Google's open-weight Gemma model at home",
                "Meta OPEN background, Mistral AI OPEN background|A guide to open models like Llama and Mistral",
                "Anthropic CLOSED announced|Anthropic limits access to its new model to a select group of companies",
                "OpenAI CLOSED announced|OpenAI says the new AI model will not be released publicly",
                "Meta CLOSED considering|Meta may move away from open source for its next AI models",
                "Meta CLOSED reported|Meta reportedly stopped open-sourcing its largest AI model",
                "Meta CLOSED announced|Meta shifts from open source to closed models",
                "Mistral AI OPEN announced|Mistral launches a coding model under the Apache 2.0 license",
            })
    void aCueIsCreditedToItsSubject(String expected, String title) {
        assertThat(Items.stances(title, "")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Google NEUTRAL, MiniMax OPEN announced|MiniMax launches open-source model that outperforms Gemini 9",
                "Anthropic NEUTRAL|Acme releases an open-source alternative to Claude for AI teams",
                "Amazon NEUTRAL|Amazon builds AI agents with open-source models",
                "NVIDIA NEUTRAL|Startup Acme launches an open-source AI model with Nvidia",
                "Alibaba OPEN announced, OpenAI NEUTRAL|Unlike OpenAI, Alibaba releases open-weight models",
            })
    void whoIsComparedOrUsesIsNot(String expected, String title) {
        assertThat(Items.stances(title, "")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Meta CLOSED announced|Meta will not open source its largest AI model",
                "Meta OPEN denied|Meta denied going closed with its AI models",
                "Meta OPEN denied|Meta says its position on open-source AI has not changed",
                "Meta NEUTRAL|Meta delays its open-source AI model",
            })
    void negationFlipsCancelsOrDenies(String expected, String title) {
        assertThat(Items.stances(title, "")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OpenAI NEUTRAL|OpenAI launches a new model for everyone",
                "Google NEUTRAL|Researchers send an open letter to Google about AI models",
                "OpenAI NEUTRAL|OpenAI closes a funding round for its AI models",
                "Meta NEUTRAL|Meta opens an AI office in Tokyo",
                "Amazon NEUTRAL|Amazon starts a closed beta of its AI tools",
                "IBM NEUTRAL|IBM backs the open source community around AI",
                "Microsoft NEUTRAL|Microsoft open sources an old spreadsheet",
            })
    void otherSensesOfOpenAndClosedDoNotCount(String expected, String title) {
        assertThat(Items.stances(title, "")).isEqualTo(expected);
    }
}
