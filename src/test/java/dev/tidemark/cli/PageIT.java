package dev.tidemark.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tidemark.embedded.web.Browser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of a live job in a real browser, on what a replay has written into a real Elasticsearch. */
class PageIT {
    /** The report of July 2025, with the denial in its own text, which nothing followed. */
    private static final String REPORT = "#/alert/openness%7CMeta%7Ch20250714-01-meridian%7Creport";

    @TempDir static Path dir;
    private static ServedHistory server;
    private static Browser browser;

    @BeforeAll
    static void replayIsStoredAndServed() throws Exception {
        browser = Browser.start();
        setDefaultAssertionTimeout(30_000);
        server = ServedHistory.in(dir);
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
            browser.close();
        }
    }

    @AfterEach
    void browserHadNothingToComplainOf() {
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void companyViewShowsEveryPanelAndNoBannerOfADemonstration() {
        Page page = open("/", "en-GB");

        assertThat(page).hasTitle("Meta · Tidemark");
        assertThat(page.locator("#progress-text")).hasText("Live: desk");
        assertThat(page.locator("#banner")).isHidden();
        assertThat(page.locator("#chart canvas")).isVisible();
        assertThat(page.locator("#companies tr")).hasCount(2);
        assertThat(page.locator(".alert .tier.shift").first()).hasText("Shift");
        assertThat(page.locator(".alert mark").first()).not().isEmpty();
        assertThat(page.locator("#near-misses li").first()).not().isEmpty();
        assertThat(page.locator("#endings")).containsText("nothing followed");
        assertThat(page.locator("#items li").first()).containsText("Meta");
        page.locator("#company").selectOption("OpenAI");
        assertThat(page).hasTitle("OpenAI · Tidemark");
        assertThat(page.locator("tr.here")).containsText("OpenAI");
        page.goBack();
        assertThat(page).hasTitle("Meta · Tidemark");
    }

    @Test
    void itemShowsTheEvidenceOfEachCompanyInPlaceAndWhyItIsLabelledSo() throws Exception {
        JsonNode item =
                server.answer("/api/item?id=" + ServedHistory.encoded(ServedHistory.TWO_COMPANIES));
        Page page = open("/#/item/" + ServedHistory.encoded(ServedHistory.TWO_COMPANIES), "en-GB");

        assertThat(page.locator("#detail h2")).hasText("Two labs, two ways");
        assertThat(item.get("labels")).hasSize(2);
        for (int i = 0; i < 2; i++) {
            JsonNode label = item.get("labels").get(i);
            assertThat(page.locator("mark.evidence[data-labels='" + (i + 1) + "']").first())
                    .hasText(label.at("/evidence/0/text").asText());
            assertThat(page.locator(".badge[data-label='" + (i + 1) + "']").first())
                    .containsText((i + 1) + " " + label.get("company").asText() + ": ");
            assertThat(page.locator("#label-" + (i + 1) + " ruby.company").first()).isVisible();
            assertThat(page.locator("#label-" + (i + 1) + " .why")).containsText("Decided: ");
        }
        assertThat(page.locator(".badge").first()).containsText("1 Meta: closed, considering");
        Locator about = page.locator("dl");
        assertThat(about).containsText("5 Dec 2025 (time of day unknown)");
        assertThat(about).containsText("5 Dec 2025, 21:00");
        assertThat(about).containsText("The article's page");
        assertThat(page.locator(".text"))
                .containsText("A third sentence stands on the page alone.");
        assertThat(about.locator("a"))
                .hasAttribute("href", "https://wire.example.org/2025/12/05/two");
        assertThat(about.locator("a")).hasAttribute("rel", "noopener noreferrer");

        page.reload();
        assertThat(page.locator("#detail h2")).hasText("Two labs, two ways");
    }

    @Test
    void storyOpensByClickAndByKeyAndEscapeLeadsBackToWhereOneWas() {
        Page page = open("/", "en-GB");
        Locator first = page.locator(".alert a.story").first();
        first.click();
        assertThat(page).hasURL(Pattern.compile(".*#/alert/.*"));
        assertThat(page.locator("#detail h2")).isFocused();
        assertThat(page.locator("#company-view")).isHidden();

        page.keyboard().press("Escape");
        assertThat(first).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#detail .alert-title")).isVisible();

        page.goBack();
        assertThat(page.locator("#company-view")).isVisible();
    }

    @Test
    void storyTellsWhatChangedWhyWhoDeniesItHowItWentOnAndWhatIsNotKnown() {
        Page page = open("/" + REPORT, "en-GB");
        Locator story = page.locator("#detail");

        assertThat(story.locator("h2")).containsText("Meta ▼ closing");
        assertThat(story).containsText("Closed: nothing followed (14 Aug 2025)");
        assertThat(story).containsText("No change of Meta's regime is established");
        assertThat(story).containsText("A credible publisher tells, on the word of others");
        assertThat(card(page, "Why it was told")).containsText("weight of the item");
        assertThat(card(page, "Why it was told")).containsText("✗ not met");
        assertThat(card(page, "How it went on").locator("li").first()).isVisible();
        assertThat(card(page, "What speaks against it")).containsText("A Meta spokesperson denied");
        assertThat(
                        card(page, "Claims and denials")
                                .locator("tr")
                                .filter(
                                        new Locator.FilterOptions()
                                                .setHas(page.locator("th", text("the company"))))
                                .locator("td"))
                .hasText(new String[] {"0", "1", "0"});
        assertThat(card(page, "What is not known"))
                .containsText("only title and summary were read");
        assertThat(card(page, "What is not known")).containsText("Only one independent publisher");

        card(page, "Which items moved it").locator("a").first().click();
        assertThat(page).hasURL(Pattern.compile(".*#/item/.*"));
        assertThat(page.locator("mark.evidence").first()).isVisible();
    }

    @Test
    void citationIsCopiedOrSelectedWhereTheClipboardIsNotToBeHad() {
        Page page = open("/" + REPORT, "en-GB");
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        Locator copy = page.locator("button.copy");
        copy.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".cite [role=status]")).hasText("Copied.");
        assertThat(page.evaluate("navigator.clipboard.readText()").toString())
                .contains("Tidemark, Report: Meta, closing (14 Jul 2025, 23:00")
                .contains("\nClosed: nothing followed (14 Aug 2025)\n\n“")
                .contains(
                        "“Meta's new lab weighs giving up its open model",
                        "https://meridian.example.org/")
                .contains("first seen: not recorded");

        page.evaluate(
                "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }");
        copy.click();
        assertThat(page.locator(".cite [role=status]")).containsText("Ctrl+C");
        assertThat(page.evaluate("String(getSelection())").toString())
                .startsWith("Tidemark, Report: Meta");
    }

    @Test
    void languageIsTheBrowsersUntilTheReaderPicksAnotherOrTheAddressNamesOne() {
        Page page = open("/" + REPORT, "ja-JP");
        assertThat(page.locator("html")).hasAttribute("lang", "ja");
        assertThat(page.locator("#detail h2")).containsText("▼ クローズド化");
        assertThat(card(page, "検知の理由").locator("tbody th").allInnerTexts())
                .isNotEmpty()
                .noneMatch(name -> name.matches(".*[a-z].*"));
        assertThat(card(page, "検知の理由").locator("p").first()).containsText("それまでの立場に反する変化");

        page.locator("[data-language=en]").click();
        assertThat(page.locator("#detail h2")).containsText("▼ closing");
        assertThat(page.locator("[data-language=en]")).hasAttribute("aria-pressed", "true");
        page.reload();
        assertThat(page.locator("html")).hasAttribute("lang", "en");

        page.navigate("/?lang=ja" + REPORT);
        assertThat(page.locator("#detail h2")).containsText("▼ クローズド化");
    }

    @Test
    void hostileTitleIsShownCutAndTheWholeOfItInItsOwnView() {
        Page page = open("/", "en-GB");
        Locator items = page.locator("#items");
        assertThat(items).containsText("<img src=x onerror=alert(1)> Meta hires");
        assertThat(items).containsText("Meta hires gnihton invisible staff");
        String endless =
                items.locator("a", new Locator.LocatorOptions().setHasText("xxx")).innerText();
        assertThat(endless).hasSize(180).endsWith("…");

        page.navigate("/#/item/endless");
        assertThat(page.locator("#detail h2")).hasText("Meta hires " + "x".repeat(4_989));
        assertThat(page.locator("dl a")).hasCount(0);
        assertThat(page.locator("dl")).containsText("no link to the web");
        assertThat(width(page)).isLessThanOrEqualTo(1280);

        page.navigate("/#/item/turned");
        assertThat(page.locator("#detail h2")).hasText("Meta hires gnihton invisible staff");
        assertThat(page.locator("main img, main script, a[href^='javascript']")).hasCount(0);
        assertThat(page.locator("body").innerText()).doesNotContainPattern("[\u202a-\u202e\u200b]");
    }

    @Test
    void addressOfNothingSaysSo() {
        Page page = open("/#/alert/no-such", "en-GB");

        assertThat(page.locator("#detail h2")).hasText("Nothing is stored under this address");
        page.navigate("/#/item/%E0%A4%A");
        assertThat(page).hasTitle("Meta · Tidemark");
        page.navigate("/#/company/No-such%3A+!");
        assertThat(page.locator("#facts")).hasText("Nothing scored so far.");
        assertThat(page.locator("#trouble")).isEmpty();
    }

    @Test
    void firstTabIsTheWayPastEverythingElse() {
        Page page = open("/", "en-GB");
        assertThat(page.locator(".alert").first()).isVisible();

        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
    }

    @ParameterizedTest
    @CsvSource({
        "en-GB, 360, false",
        "en-GB, 1280, true",
        "ja-JP, 1280, false",
        "ja-JP, 3840, true"
    })
    void everyViewFitsTheWindow(String locale, int width, boolean dark) {
        Map<String, String> views =
                Map.of(
                        "company", "/",
                        "item", "/#/item/h20250715-01-toto",
                        "alert", "/" + REPORT);
        views.forEach(
                (name, path) -> {
                    Page page = browser.window(server.url(), width, 1400, locale, dark);
                    page.navigate(path);
                    assertThat(page.locator(".card mark:visible").first()).isVisible();
                    assertThat(width(page)).as(name).isLessThanOrEqualTo(width);
                    String colour =
                            page.evaluate("getComputedStyle(document.body).backgroundColor")
                                    .toString();
                    assertThat(colour).isEqualTo(dark ? "rgb(17, 22, 29)" : "rgb(244, 245, 247)");
                    String look =
                            locale.substring(0, 2) + "-" + width + (dark ? "-dark" : "-light");
                    Path picture = Path.of("target", "page-" + name + "-" + look + ".png");
                    page.screenshot(new Page.ScreenshotOptions().setPath(picture));
                    page.context().close();
                });
    }

    private static Page open(String path, String locale) {
        Page page = browser.window(server.url(), 1280, 1500, locale, false);
        page.navigate(path);
        return page;
    }

    private static Locator card(Page page, String title) {
        return page.locator(
                "#detail .card", new Page.LocatorOptions().setHas(page.locator("h3", text(title))));
    }

    private static Page.LocatorOptions text(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static int width(Page page) {
        return ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
    }
}
