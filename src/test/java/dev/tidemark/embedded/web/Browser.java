package dev.tidemark.embedded.web;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Chromium of this machine, and what goes wrong in it: complaints on the console, exceptions, dialogs, and requests
 * that leave the page's own origin.
 */
public final class Browser implements AutoCloseable {
    private final Playwright driver;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> problems = new ArrayList<>();

    private Browser(Playwright driver, com.microsoft.playwright.Browser chromium) {
        this.driver = driver;
        this.chromium = chromium;
    }

    /** Starts it; where there is none, the test that asks is not run, and says so. */
    public static Browser start() {
        Optional<Path> binary =
                Stream.of(
                                "/usr/bin/chromium",
                                "/usr/bin/chromium-browser",
                                "/usr/bin/google-chrome")
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst();
        if (binary.isEmpty()) {
            System.err.println("no Chromium here: the page is not looked at");
        }
        assumeTrue(binary.isPresent());
        Playwright driver =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Browser(
                driver,
                driver.chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(binary.get())
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-background-networking"))));
    }

    /**
     * A window of a reader that nothing is remembered of.
     *
     * @param origin all that it may ask for anything
     * @param locale of the reader's browser, as in {@code ja-JP}
     */
    public Page window(String origin, int width, int height, String locale, boolean dark) {
        BrowserContext reader =
                chromium.newContext(
                        new com.microsoft.playwright.Browser.NewContextOptions()
                                .setBaseURL(origin)
                                .setLocale(locale)
                                .setTimezoneId("Asia/Tokyo")
                                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                                .setViewportSize(width, height));
        Page page = reader.newPage();
        page.setDefaultTimeout(30_000);
        page.onConsoleMessage(
                message -> {
                    if (List.of("error", "warning").contains(message.type())) {
                        problems.add(message.text());
                    }
                });
        page.onPageError(problems::add);
        page.onDialog(
                dialog -> {
                    problems.add("dialog: " + dialog.message());
                    dialog.dismiss();
                });
        page.onRequest(
                request -> {
                    if (!request.url().startsWith(origin + "/")) {
                        problems.add("request: " + request.url());
                    }
                });
        return page;
    }

    /** What went wrong so far in any window. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    @Override
    public void close() {
        chromium.close();
        driver.close();
    }
}
