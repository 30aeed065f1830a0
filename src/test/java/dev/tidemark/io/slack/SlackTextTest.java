package dev.tidemark.io.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackTextTest {
    private static final String GAP = "\u200B";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    R&D                  | R&amp;D
                    a < b > c            | a &lt; b &gt; c
                    <!channel> hello     | &lt;!channel&gt; hello
                    <@U012AB3CD>         | &lt;@U012AB3CD&gt;
                    &lt;                 | &amp;lt;
                    *bold* _it_ :smile:  | *bold* _it_ :smile:
                    オープン＆クローズド  | オープン＆クローズド
                    """)
    void plainTextShowsWhatWasWrittenAndForgesNothing(String raw, String sent) {
        assertThat(SlackText.plain(raw, 100)).isEqualTo(sent);
    }

    @Test
    void markupLosesItsForceAndKeepsItsCharacters() {
        String sent = SlackText.inMarkup("*b* _i_ ~s~ `c` ```x``` :tada: @here <!here>", 500);

        assertThat(sent)
                .doesNotContainPattern("[*_~`:@][^\u200B]")
                .doesNotContainPattern("[^\u200B][*_~`]")
                .contains("&lt;!here&gt;");
        assertThat(sent.replace(GAP, ""))
                .isEqualTo("*b* _i_ ~s~ `c` ```x``` :tada: @here &lt;!here&gt;");
    }

    @Test
    void controlCharactersAndOverridesOfDirectionGoAndLinesBecomeOne() {
        assertThat(SlackText.plain("a\u0000b\r\n\tc\u2028d\u001b[31m", 100))
                .isEqualTo("a b c d [31m");
        assertThat(SlackText.plain("\u202Eevil\u202C \u2066x\u2069\u200F\uFEFF", 100))
                .isEqualTo("evil x");
        assertThat(SlackText.plain("  half \ud83d pair  ", 100)).isEqualTo("half \uFFFD pair");
        assertThat(SlackText.plain("family 👨\u200D👩\u200D👧", 100))
                .isEqualTo("family 👨\u200D👩\u200D👧");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&&&&&&&&&&",
                "<>&<>&<>&<>&",
                "😀😀😀😀😀😀😀😀",
                "a&b<c>d😀e&f<g>h",
                "*_~`:@*_~`:@"
            })
    void aCutIsWithinTheLimitAndHalvesNeitherEntityNorCharacter(String raw) {
        for (int limit = 1; limit <= 40; limit++) {
            for (String cut :
                    new String[] {SlackText.plain(raw, limit), SlackText.inMarkup(raw, limit)}) {
                assertThat(cut.length()).isLessThanOrEqualTo(limit);
                assertThat(cut.replaceAll("&(amp|lt|gt);", "")).doesNotContain("&", ";");
                assertThat(cut.codePoints())
                        .noneMatch(point -> Character.getType((int) point) == Character.SURROGATE);
            }
        }
        assertThat(SlackText.plain(raw, 1_000)).doesNotContain("…");
        assertThat(SlackText.plain(raw, 6)).endsWith("…");
    }

    @Test
    void onlyPlainWebAddressesBecomeLinks() {
        assertThat(SlackText.link("https://a.example.org/x?y=1&z=2", "A & B"))
                .isEqualTo("<https://a.example.org/x?y=1&amp;z=2|A &amp; B>");
        assertThat(SlackText.link("https://a.example.org/記事", "A|B>"))
                .isEqualTo("<https://a.example.org/%E8%A8%98%E4%BA%8B|A¦B&gt;>");
        for (String other :
                new String[] {
                    null,
                    "",
                    "javascript:alert(1)",
                    "https://a.example.org/|fake label>",
                    "https://real.example.org@evil.example.org/",
                    "https:///nowhere",
                    "https://a.example.org/ <!channel>",
                    "https://a.example.org/" + "x".repeat(2_000)
                }) {
            assertThat(SlackText.link(other, "A")).as(String.valueOf(other)).isEqualTo("A");
        }
    }
}
