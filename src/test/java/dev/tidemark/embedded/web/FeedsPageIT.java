package dev.tidemark.embedded.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import dev.tidemark.classify.CueClassifier;
import dev.tidemark.classify.Lexicon;
import dev.tidemark.classify.TrainedModels;
import dev.tidemark.classify.Watchlist;
import dev.tidemark.embedded.web.Progress.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The table of feeds in a real browser, where there is one. */
class FeedsPageIT {
    private static final Progress DONE =
            new Progress(Phase.DONE, 7, 1, Instant.parse("2025-07-18T00:00:00Z"), 12, null);

    @Test
    void feedsInTroubleComeFirstAndTextFromOutsideStaysText() {
        try (MonitorPage server = MonitorPage.start("--port", 0, () -> DONE);
                Browser browser = Browser.start()) {
            server.show(
                    new TwoFeeds(),
                    new Explanations(
                            CueClassifier.of(
                                    Watchlist.bundled(),
                                    Lexicon.bundled(),
                                    TrainedModels.bundled()),
                            "rules-1"));
            Page page = browser.window(server.url(), 1280, 1500, "en-GB", false);
            page.navigate("/");

            assertThat(page.locator("#feeds tr")).hasCount(2);
            assertThat(page.locator("#feeds tr").first().innerText())
                    .contains("<img src=x onerror=alert(1)> wire", "failing")
                    .contains("7× server: <b>answered</b> 503", "13.5", "90 %");
            assertThat(page.locator("#feeds tr").last().innerText()).contains("Sound", "ok", "–");
            assertThat(page.locator("#feeds-facts")).hasText("1 failing · 1 ok");
            assertThat(page.locator("main img, #feeds b")).hasCount(0);
            assertThat(page.locator("#feeds a")).hasCount(1);
            page.locator("[data-language=ja]").click();
            assertThat(page.locator("#feeds-facts")).hasText("1 取得不可 · 1 正常");
            assertThat(browser.problems()).isEmpty();
        }
    }

    /** One feed in trouble, with a name and a reason that would act if they could, and one that is well. */
    private static final class TwoFeeds extends NoFindings {
        private static final ObjectMapper JSON = new ObjectMapper();

        @Override
        public JsonNode feeds() {
            try {
                return JSON.readTree(
                        """
                        [{"name": "Sound", "url": "https://sound.example/rss", "state": "ok",
                          "since": "2025-07-01T00:00:00Z", "itemsPerDay": 2, "errors": 0,
                          "nextPoll": "2025-07-18T00:30:00Z"},
                         {"name": "<img src=x onerror=alert(1)> wire", "url": "javascript:alert(1)",
                          "state": "failing", "since": "2025-07-17T00:00:00Z", "itemsPerDay": 13.52,
                          "seenShare": 0.9, "datedShare": 1, "errors": 7, "errorClass": "server",
                          "reason": "<b>answered</b> 503", "lastSuccess": "2025-07-16T23:30:00Z",
                          "nextPoll": "2025-07-18T01:00:00Z"}]""");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
