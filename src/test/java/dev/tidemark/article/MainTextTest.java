package dev.tidemark.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTextTest {
    private static final String PARAGRAPH =
            "<p>A paragraph, long enough to be taken for one, with commas, and with an end.</p>";

    /** Minutes without the bounds; a generous limit, for a busy machine. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<div><p>word</p>",
                "<div><div>A sentence, and another, in a division of its own.</div>",
                "<b><i>never closed, ",
                "<a href='/x'>a, b</a> ",
                "<table><tr><td>cell, ",
                "a<br><br>",
                "<ul><li>point, ",
                "<!--",
                "&amp;&lt;",
                "<p class=x id=y data-z='",
            })
    void noPageTakesLong(String piece) {
        for (int times : new int[] {1_500, 6_000, 300_000}) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(60),
                    () -> {
                        try {
                            MainText.of(piece.repeat(times) + PARAGRAPH);
                        } catch (MainText.TooMuch e) {
                            assertThat(e.getMessage()).contains("than");
                        }
                    });
        }
    }

    @Test
    void aPageThatIsTooLongIsNotRead() {
        assertThatThrownBy(() -> MainText.of(" ".repeat(3_000_001)))
                .hasMessage("longer than 3000000 characters");
    }

    @Test
    void bannersAndFormsGoUnlessTheArticleIsInThem() throws MainText.TooMuch {
        String inside = "<h1>Head</h1>" + PARAGRAPH.repeat(5);
        MainText text =
                MainText.of(
                        "<body class=cookie-consent-shown><form action=/x>%s</form><div id=GDPR-box><p>%s</p></div></body>"
                                .formatted(
                                        inside, "We value your privacy, and so on. ".repeat(20)));

        assertThat(text.text()).contains("A paragraph").doesNotContain("privacy");
        assertThat(text.headlines()).contains("Head");
    }

    @Test
    void nothingIsMadeOfNothing() throws MainText.TooMuch {
        assertThat(MainText.of("").text()).isEmpty();
        assertThat(MainText.of("\u0000<!").text()).isEmpty();
    }
}
