package dev.tidemark.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTextTest {

    @Test
    void blockElementsAndBreaksBecomeOneLineBreakEach() {
        assertThat(HtmlText.plain("<p>One</p>\n\n<p>Two<br>Three</p><ul><li>a</li><li>b</li></ul>"))
                .isEqualTo("One\nTwo\nThree\na\nb");
    }

    @Test
    void inlineElementsDoNotTearWordsApart() {
        assertThat(HtmlText.plain("オープン<b>ソース</b>の &amp; <i>open</i> weights"))
                .isEqualTo("オープンソースの & open weights");
    }

    @Test
    void scriptAndStyleAreDropped() {
        assertThat(HtmlText.plain("a<script>if (1 < 2) x()</script><style>p{}</style>b"))
                .isEqualTo("ab");
    }

    @Test
    void plainTextKeepsEveryCharacterInItsPlace() {
        assertThat(HtmlText.plain("  R\u0000 D \t x\r\n\r\ny  "))
                .isEqualTo("  R  D   x\n\n\n\ny  ");
    }

    @Test
    void aLessThanSignIsNoMarkup() {
        assertThat(HtmlText.plain("3 < 4 & 5 > 4")).isEqualTo("3 < 4 & 5 > 4");
    }

    @Test
    void lineBreaksCountWhereOnlyEntitiesAreMarkup() {
        assertThat(HtmlText.plain("A &lt; B\nnext")).isEqualTo("A < B\nnext");
    }

    @Test
    void aTitleIsOneLine() {
        assertThat(HtmlText.line("<b>One</b><br>two\nthree")).isEqualTo("One two three");
    }

    @Test
    void loneSurrogatesBecomeReplacementCharactersAndPairsStay() {
        assertThat(HtmlText.plain("a\uD83Db\uDE00 \uD83D\uDE00"))
                .isEqualTo("a\uFFFDb\uFFFD \uD83D\uDE00");
    }

    @Test
    void deepAndUnclosedMarkupIsRead() {
        String deep = "<div><b><p>".repeat(20_000) + "core";
        assertThat(HtmlText.plain(deep)).isEqualTo("core");
    }
}
