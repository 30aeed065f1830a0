package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.article.PageServer;
import dev.tidemark.article.Pages;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code feed --full-text} makes of the lines that it would print without. */
class FullTextLinesTest {
    @Test
    void pagesGoIntoTheirLinesAndEachThatWasNotUsedIsTold() throws Exception {
        List<String> told = new ArrayList<>();
        try (PageServer site = new PageServer()) {
            site.page("/a", Pages.article());
            String wanted = line(site.url("/a"), Pages.TITLE);
            String absent = line(site.url("/absent"), Pages.TITLE);
            String other = line(site.url("/storm"), "A storm closes the harbour");
            try (FullTextLines lines =
                    new FullTextLines(
                            Pages.settings(15),
                            PageServer.settings(site),
                            Clock.systemUTC(),
                            told::add)) {
                List<String> full = lines.read(List.of(wanted, absent, other));

                assertThat(full.get(0)).contains("\"article\":\"" + Pages.NEWS);
                assertThat(full.subList(1, 3)).containsExactly(absent, other);
            }
            assertThat(told)
                    .singleElement()
                    .asString()
                    .contains("/absent: summary only: not found");
            assertThat(site.requests()).doesNotContain("/storm");
        }
    }

    private static String line(String url, String title) {
        return "{\"url\":\"%s\",\"title\":\"%s\",\"text\":\"%s\"}"
                .formatted(url, title, Pages.SUMMARY);
    }
}
