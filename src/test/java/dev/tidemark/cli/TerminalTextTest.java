package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTextTest {
    @Test
    void nothingThatSteersATerminalIsLeft() {
        assertThat(TerminalText.line("a\u001b[31mb\u009b2J\r\nc\u202ed\u2028e\ud800f\u0007"))
                .isEqualTo("a [31mb 2J c d e f");
    }

    @Test
    void longTextIsCutBetweenCharacters() {
        assertThat(TerminalText.line("日本語", 3)).isEqualTo("日本語");
        assertThat(TerminalText.line("😀😀😀😀", 3)).isEqualTo("😀😀…");
    }
}
