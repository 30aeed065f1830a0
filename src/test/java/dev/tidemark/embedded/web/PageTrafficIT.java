package dev.tidemark.embedded.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import dev.tidemark.classify.CueClassifier;
import dev.tidemark.classify.Lexicon;
import dev.tidemark.classify.TrainedModels;
import dev.tidemark.classify.Watchlist;
import dev.tidemark.embedded.web.Progress.Phase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a real browser asks for to show the page, and how much of it travels; where there is one. */
class PageTrafficIT {
    private static final Progress LIVE = new Progress(Phase.LIVE, 0, 1, null, 0, "desk");

    /** Bytes that came over the wire since the page was asked for, headers included. */
    private static final String MOVED =
            """
            ["navigation", "resource"].flatMap(kind => performance.getEntriesByType(kind))
              .reduce((total, one) => total + one.transferSize, 0)
            """;

    @Test
    void pageComesFromThisMachineAloneCompressedAndOnlyOnce() {
        try (MonitorPage server = MonitorPage.start("--port", 0, () -> LIVE);
                Browser browser = Browser.start()) {
            server.show(
                    new NoFindings(),
                    new Explanations(
                            CueClassifier.of(
                                    Watchlist.bundled(),
                                    Lexicon.bundled(),
                                    TrainedModels.bundled()),
                            "rules-1"));
            Page page = browser.window(server.url(), 1280, 1500, "en-GB", false);
            List<String> asked = new ArrayList<>();
            page.onRequest((Request request) -> asked.add(request.url()));
            page.navigate("/");
            assertThat(page.locator("#chart canvas")).isVisible();

            assertThat(asked)
                    .contains(server.url() + "/echarts.js", server.url() + "/api/companies?")
                    .allMatch(address -> address.startsWith(server.url() + "/"))
                    .doesNotHaveDuplicates();
            assertThat(moved(page)).isBetween(100_000L, 450_000L);

            page.reload();
            assertThat(page.locator("#chart canvas")).isVisible();
            assertThat(moved(page)).isLessThan(25_000L);
            assertThat(browser.problems()).isEmpty();
        }
    }

    /** A story has no chart, so that whoever follows a link to one does not wait for its library. */
    @Test
    void libraryOfTheChartIsNotFetchedForAStory() {
        try (MonitorPage server = MonitorPage.start("--port", 0, () -> LIVE);
                Browser browser = Browser.start()) {
            Page page = browser.window(server.url(), 1280, 1500, "en-GB", false);
            List<String> asked = new ArrayList<>();
            page.onRequest((Request request) -> asked.add(request.url()));
            page.navigate("/#/alert/any");
            assertThat(page.locator("#progress-text")).hasText("Live: desk");

            assertThat(asked).contains(server.url() + "/main.js").noneMatch(this::isTheLibrary);
            assertThat(moved(page)).isLessThan(100_000L);
        }
    }

    private boolean isTheLibrary(String address) {
        return address.endsWith("/echarts.js");
    }

    private static long moved(Page page) {
        return ((Number) page.evaluate(MOVED)).longValue();
    }
}
