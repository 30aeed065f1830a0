package dev.tidemark.embedded.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tidemark.classify.CueClassifier;
import dev.tidemark.classify.Lexicon;
import dev.tidemark.classify.TrainedModels;
import dev.tidemark.classify.Watchlist;
import dev.tidemark.embedded.web.Progress.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page claims of a shift that stands, of one that does not, and of what nobody was told; where there is a browser. */
class StoryPageIT {
    private static final Progress DONE =
            new Progress(Phase.DONE, 7, 1, Instant.parse("2025-07-18T00:00:00Z"), 12, null);

    private static MonitorPage server;
    private static Browser browser;

    @BeforeAll
    static void storiesAreServed() {
        browser = Browser.start();
        setDefaultAssertionTimeout(30_000);
        server = MonitorPage.start("--port", 0, () -> DONE);
        server.show(
                new Stories(),
                new Explanations(
                        CueClassifier.of(
                                Watchlist.bundled(), Lexicon.bundled(), TrainedModels.bundled()),
                        "rules-1"));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
            browser.close();
        }
    }

    @Test
    void nearMissIsNowhereCalledToldOrEstablished() {
        Page page = open("/#/near-miss/standing");

        assertThat(page).hasTitle("Lumen: AI · Near-miss (Shift, not told) · Tidemark");
        assertThat(card(page, "What changed")).containsText("No change of Lumen: AI's regime is");
        assertThat(card(page, "Why nobody was told")).containsText("What it lacked");
        assertThat(card(page, "Why nobody was told")).containsText("told as: Shift");
        assertThat(card(page, "Why nobody was told")).not().containsText("The regime changed");
        assertThat(card(page, "Why nobody was told").locator("tr").last().locator("td"))
                .hasText(new String[] {"0.500", "0.498", "✗ not met"});
        assertThat(page.locator(".citation"))
                .containsText("Tidemark, Near-miss (Shift, not told): Lumen: AI");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    standing  | The change is established       | opening
                    corrected | has since been closed or taken  | Corrected: the licence was misread (desk, 12 Jul 2025)
                    returned  | has since been closed or taken  | Closed: back to where it stood before (14 Jul 2025)
                    """)
    void shiftIsEstablishedWhileItStandsAndItsCitationTellsWhatBecameOfIt(
            String id, String established, String cited) {
        Page page = open("/#/alert/" + id);

        assertThat(card(page, "What changed")).containsText(established);
        assertThat(page.locator(".citation")).containsText(cited);
    }

    @Test
    void countOfTheNewestSignalsIsNotCalledTheWholeAndSilenceIsNotClaimedFromIt() {
        Page page = open("/#/alert/corrected");
        assertThat(card(page, "Claims and denials"))
                .containsText("Counted over the newest 0 items");
        assertThat(card(page, "What is not known")).not().containsText("No word from");

        page.navigate("/#/alert/standing");
        assertThat(card(page, "Claims and denials")).containsText("it: 0 items");
        assertThat(card(page, "What is not known")).containsText("No word from Lumen: AI itself");
    }

    /** A sentence of an item that speaks for the change, and one that it was told with and is counted, too. */
    @Test
    void whatIsCountedAsDeniedOrToTheContraryIsQuotedAsWell() {
        Page page = open("/#/alert/disputed");
        Locator quotes = card(page, "What speaks against it").locator("blockquote p");

        assertThat(quotes)
                .hasText(new String[] {"Lumen denies it.", "Years ago it closed its models."});
        assertThat(card(page, "Claims and denials").locator("table").first().locator("tbody td"))
                .hasText(new String[] {"1", "0", "1", "0", "1", "0"});

        page.navigate("/#/alert/standing");
        assertThat(card(page, "What speaks against it")).containsText("No denial");
    }

    @Test
    void everyHeadingOfTheCountFitsATelephone() {
        Page page = browser.window(server.url(), 390, 900, "ja-JP", false);
        page.navigate("/#/alert/closing");

        assertThat(page.locator(".balance th").nth(1)).hasText("クローズド化");
        assertThat(
                        page.evaluate(
                                "[...document.querySelectorAll('.balance th')]"
                                        + ".filter(cell => cell.scrollWidth > cell.clientWidth)"
                                        + ".map(cell => cell.textContent)"))
                .isEqualTo(List.of());
    }

    @Test
    void labelWhoseGroundIsNoLongerFoundIsNotSaidToBeOfNothing() {
        Page page = open("/#/item/cut");

        assertThat(page.locator("#label-1")).containsText("the label cannot be explained");
        assertThat(page.locator("#label-2")).containsText("nothing is said of its openness");
    }

    @Test
    void limitThatIsNotMetIsNeverShownAsReached() {
        Page page = open("/");
        String shown =
                "async ([needed, reached]) => Object.values((await import('/parts.js'))"
                        + ".amounts({ name: 'effect', needed, reached })).join(' ')";

        assertThat(page.evaluate(shown, List.of(0.5, 0.498))).isEqualTo("0.500 0.498");
        assertThat(page.evaluate(shown, List.of(0.5, 0.4999999))).isEqualTo("0.5000 0.4999");
        assertThat(page.evaluate(shown, List.of(3, 2.998))).isEqualTo("3 2.998");
        assertThat(page.evaluate(shown, List.of(0.5, 0.502))).isEqualTo("0.50 0.50");
    }

    @ParameterizedTest
    @CsvSource({"Nobody%3A+%EF%BC%86!", "%07"})
    void companyThatNobodyKnowsIsOneOfWhichNothingIsFound(String name) {
        Page page = open("/#/company/" + name);

        assertThat(page.locator("#facts")).hasText("Nothing scored so far.");
        assertThat(page.locator("#alerts")).hasText("No alert so far.");
        assertThat(page.locator("#trouble")).isEmpty();
    }

    private static Page open(String path) {
        Page page = browser.window(server.url(), 1280, 1500, "en-GB", false);
        page.navigate(path);
        return page;
    }

    private static Locator card(Page page, String title) {
        return page.locator("#detail .card")
                .filter(
                        new Locator.FilterOptions()
                                .setHas(
                                        page.locator(
                                                "h3",
                                                new Page.LocatorOptions()
                                                        .setHasText(Pattern.compile(title)))));
    }

    /** A shift of one company, told and nearly told; and an item of which less is stored than was labelled. */
    private static final class Stories extends NoFindings {
        private static final ObjectMapper JSON = new ObjectMapper();
        private static final String SHIFT =
                """
                {"alert": {"id": "x", "company": "Lumen: AI", "tier": "shift", "direction": "opening",
                  "fromRegime": "closed", "toRegime": "open", "eventTime": "2025-07-10T08:00:00Z",
                  "sources": 2, "confidence": 0.8, "sensitivity": "normal",
                  "rule": "regime changed: test, effect, chains, publishers and acts reached",
                  "thresholds": [{"name": "chains", "needed": 2, "reached": 3}],
                  "missing": [{"name": "effect", "needed": 0.5, "reached": 0.498}] %s},
                 "items": [], "signals": [] %s}""";

        private static final String DISPUTED =
                """
                , "signals": [{"itemId": "a", "title": "Lumen opens up", "publisher": "Wire", "sourceClass": "trade",
                  "eventTime": "2025-07-09T08:00:00Z", "claims": [
                    {"stance": "OPEN", "certainty": "reported", "speaker": "writer",
                     "evidence": {"text": "Lumen opens its models.", "cues": []}},
                    {"stance": "CLOSED", "certainty": "reported", "speaker": "writer",
                     "evidence": {"text": "Years ago it closed its models.", "cues": []}},
                    {"stance": "CLOSED", "certainty": "background", "speaker": "writer",
                     "evidence": {"text": "It is recalled.", "cues": []}}]},
                  {"itemId": "b", "title": "Lumen denies", "publisher": "Wire", "sourceClass": "trade",
                  "eventTime": "2025-07-09T09:00:00Z", "claims": [
                    {"stance": "OPEN", "certainty": "denied", "speaker": "company",
                     "evidence": {"text": "Lumen denies it.", "cues": []}}]}]""";
        private static final String COUNTER =
                """
                , "counterClaims": [{"itemId": "b", "title": "Lumen denies", "publisher": "Wire",
                  "speaker": "company", "certainty": "denied", "eventTime": "2025-07-09T09:00:00Z",
                  "evidence": {"text": "Lumen denies it.", "cues": []}}]""";

        @Override
        public JsonNode nearMiss(String id) {
            return read(SHIFT.formatted("", ""));
        }

        @Override
        public JsonNode alert(String id) {
            return switch (id) {
                case "corrected" ->
                        read(
                                SHIFT.formatted(
                                        """
                                        , "correction": {"reason": "the licence was misread",
                                          "by": "desk", "time": "2025-07-12T01:00:00Z"}""",
                                        ", \"signalsCut\": true"));
                case "returned" ->
                        read(
                                SHIFT.formatted(
                                        ", \"ending\": \"returned\", \"endedAt\": \"2025-07-14T01:00:00Z\"",
                                        ""));
                case "disputed" -> read(SHIFT.formatted(COUNTER, DISPUTED));
                case "closing" -> read(SHIFT.formatted("", DISPUTED).replace("opening", "closing"));
                default -> read(SHIFT.formatted("", ""));
            };
        }

        @Override
        public JsonNode item(String id) {
            return read(
                    """
                    {"id": "cut", "title": "A short note", "text": "Nothing of it is left.", "lang": "en",
                     "publisher": "Wire", "sourceClass": "trade", "status": "scored", "textTruncated": true,
                     "labels": [
                       {"company": "Meta", "stance": "OPEN", "certainty": "announced", "score": 0.7, "confidence": 0.9},
                       {"company": "xAI", "stance": "NEUTRAL", "certainty": "reported", "score": 0, "confidence": 0.9}]}""");
        }

        private static JsonNode read(String json) {
            try {
                return JSON.readTree(json);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
