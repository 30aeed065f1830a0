package dev.tidemark.embedded.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.embedded.web.Progress.Phase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of feeds in a real browser, where there is one. */
class FeedsPageIT {
    private static final Progress DONE =
            new Progress(Phase.DONE, 7, 1, Instant.parse("2025-07-18T00:00:00Z"), 12, null);

    @TempDir Path profile;

    @Test
    void feedsInTroubleComeFirstAndTextFromOutsideStaysText() throws Exception {
        Optional<Path> binary = Chromium.installed();
        if (binary.isEmpty()) {
            System.err.println("FeedsPageIT: no Chromium here, the page is not looked at");
        }
        assumeTrue(binary.isPresent());
        try (MonitorPage page = MonitorPage.start(0, () -> DONE);
                Chromium browser = Chromium.start(binary.get(), profile)) {
            page.show(new TwoFeeds());
            browser.look(1280, 1500, false);
            browser.open(page.url(), "document.querySelectorAll('#feeds tr').length === 2");

            String first = text(browser, "#feeds tr:first-child");
            assertThat(first)
                    .contains("<img src=x onerror=alert(1)> wire", "failing", "取得不可")
                    .contains("7× server: <b>answered</b> 503", "13.5", "90 %");
            assertThat(text(browser, "#feeds tr:last-child")).contains("Sound", "ok", "正常", "–");
            assertThat(text(browser, "#feeds-facts")).isEqualTo("1 failing 取得不可 · 1 ok 正常");
            assertThat(
                            browser.evaluate(
                                            "document.querySelectorAll('main img, #feeds b, #feeds a').length")
                                    .asInt())
                    .as("markup, or a link to what is not the web's")
                    .isEqualTo(1);
            browser.screenshot(Path.of("target", "page-feeds.png"));
            assertThat(browser.problems()).isEmpty();
        }
    }

    private static String text(Chromium browser, String selector) throws Exception {
        return browser.evaluate("document.querySelector('" + selector + "').innerText").asText();
    }

    /** One feed in trouble, with a name and a reason that would act if they could, and one that is well. */
    private static final class TwoFeeds implements Findings {
        private static final ObjectMapper JSON = new ObjectMapper();

        @Override
        public JsonNode companies() {
            return JSON.createArrayNode();
        }

        @Override
        public JsonNode scores(String company) {
            return JSON.createArrayNode();
        }

        @Override
        public JsonNode alerts(@Nullable String company, int limit) {
            return JSON.createArrayNode();
        }

        @Override
        public JsonNode items(@Nullable String company, int limit) {
            return JSON.createArrayNode();
        }

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
            } catch (java.io.IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
