package dev.tidemark.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import dev.tidemark.embedded.web.Browser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration on a tiny history: its servers are real, and so is the browser where there is one. */
class DemoIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-05-01T00:00:00Z"), ZoneOffset.UTC);
    private static final long PATIENCE_SECONDS = 300;

    @TempDir static Path parent;
    private static final ByteArrayOutputStream LOG = new ByteArrayOutputStream();
    private static Demo demo;

    @BeforeAll
    static void replayIsFollowedToItsEndByAskingForItsProgress() throws Exception {
        demo = Demo.serve(0, parent, new PrintStream(LOG, true, StandardCharsets.UTF_8));
        assertThat(get("/api/progress").get("phase").asText()).isEqualTo("STARTING");
        CompletableFuture<Summary> replay =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return demo.replay("demo/tiny-history.jsonl", null, CLOCK);
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        },
                        task -> new Thread(task, "replay").start());
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!get("/api/progress").get("phase").asText().equals("DONE")) {
            assertThat(System.nanoTime()).as("in time; so far: %s", LOG).isLessThan(deadline);
            try {
                replay.get(200, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // Not yet: asked again.
            }
        }
        assertThat(replay.get().adds()).isTrue();
    }

    @AfterAll
    static void closingLeavesNothingBehind() {
        URI page = URI.create(demo.url());

        demo.close();

        assertThat(parent).isEmptyDirectory();
        assertThatThrownBy(
                        () ->
                                HTTP.send(
                                        HttpRequest.newBuilder(page).build(),
                                        BodyHandlers.ofString()))
                .isInstanceOf(java.net.ConnectException.class);
        demo.close();
    }

    @Test
    void progressEndsWithTheSumOfAllThatWasRead() throws Exception {
        JsonNode progress = get("/api/progress");

        assertThat(progress.get("recordsRead").asInt()).isEqualTo(33);
        assertThat(progress.get("fraction").asDouble()).isEqualTo(1);
        assertThat(progress.get("reached").asText()).isEqualTo("2025-12-04T10:00:00Z");
        assertThat(progress.get("message").asText())
                .startsWith("read 33 = ")
                .endsWith("rejected 1");
        assertThat(LOG.toString(StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.startsWith("page at http://127.0.0.1:"))
                .anyMatch(line -> line.matches("Elasticsearch up after \\d+ s"))
                .anyMatch(line -> line.matches("replay done after \\d+ s: read 33 = .*"));
    }

    @Test
    void companiesAreByNameWithTheirLatestScore() throws Exception {
        JsonNode companies = get("/api/companies");

        assertThat(companies.findValuesAsText("company")).containsExactly("Meta", "OpenAI");
        assertThat(companies.get(0).get("regime").asText()).isEqualTo("open");
        assertThat(companies.get(0).get("paneEnd"))
                .as("no window outlasts the main one")
                .isEqualTo(
                        get("/api/scores?company=Meta").findValues("paneEnd").stream()
                                .reduce((earlier, later) -> later)
                                .orElseThrow());
        assertThat(companies.get(0).get("mean").asDouble()).isBetween(-1.0, 1.0);
        assertThat(companies.get(0).get("alerts").asInt()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void scoresOfOneCompanyAreInTheOrderOfTime() throws Exception {
        JsonNode scores = get("/api/scores?company=Meta");

        assertThat(scores.size()).isGreaterThan(20);
        assertThat(scores.findValuesAsText("company")).containsOnly("Meta");
        assertThat(scores.findValuesAsText("paneEnd"))
                .as("of the main window only: one at a time")
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(get("/api/scores?company=Nobody")).isEmpty();
    }

    @Test
    void alertsCarryTheirEvidenceNewestFirst() throws Exception {
        JsonNode alerts = get("/api/alerts?company=Meta");

        assertThat(alerts.findValuesAsText("tier")).contains("report", "shift");
        assertThat(alerts.get(0).at("/evidence/0/evidence/text").asText()).isNotBlank();
        assertThat(alerts.get(0).get("eventTime").asText())
                .isGreaterThan(alerts.get(alerts.size() - 1).get("eventTime").asText());
        assertThat(get("/api/alerts?limit=1")).hasSize(1);
    }

    @Test
    void itemsAreThoseThatSpeakOfTheCompany() throws Exception {
        JsonNode items = get("/api/items?company=OpenAI&limit=3");

        assertThat(items).hasSize(3);
        assertThat(items.get(0).at("/labels/0/company").asText()).isEqualTo("OpenAI");
        assertThat(items.get(0).has("text")).isFalse();
    }

    @Test
    void pageSaysThatItsNewsIsInvented() {
        try (Browser browser = Browser.start()) {
            Page page = browser.window(demo.url(), 1280, 1500, "ja-JP", false);
            page.navigate("/");

            assertThat(page.locator("#progress-text")).containsText("再生完了：33件");
            assertThat(page.locator("#banner")).containsText("架空");
            page.locator("[data-language=en]").click();
            assertThat(page.locator("#banner"))
                    .containsText("all wording and outlets are invented");
            assertThat(page.locator(".alert mark").first()).isVisible();
            assertThat(browser.problems()).isEmpty();
        }
    }

    @Test
    void wrongPortOrParallelismIsOneLineBeforeAnythingStarts() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            refused("--port", Integer.toString(taken.getLocalPort()));
        }
        refused("--port", "65536");
        refused("--port", "eighty");
        refused("--parallelism", "0");
    }

    @Test
    void interruptedDemoLeavesNoPortProcessOrFile(@TempDir Path dir) throws Exception {
        Path temporary = Files.createDirectory(dir.resolve("tmp"));
        Path log = dir.resolve("demo.log");
        Process process =
                Run.start(
                        log,
                        Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary),
                        "demo",
                        "--port",
                        "0");
        for (int i = 0;
                i < 600 && process.isAlive() && !Files.readString(log).contains("search up");
                i++) {
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
        Matcher page = Pattern.compile("page at (http://\\S+),").matcher(Files.readString(log));
        assertThat(page.find()).as(Files.readString(log)).isTrue();
        assertThat(temporary).isNotEmptyDirectory();
        assertThat(process.descendants()).isEmpty();
        assertThat(Listening.beyondLoopback(process)).isEmpty();

        assertThat(Run.interrupt(process)).isEqualTo(130);

        assertThat(Files.readString(log)).doesNotContain("Exception");
        assertThat(temporary).isEmptyDirectory();
        HttpRequest request = HttpRequest.newBuilder(URI.create(page.group(1))).build();
        assertThatThrownBy(() -> HTTP.send(request, BodyHandlers.ofString()))
                .isInstanceOf(java.net.ConnectException.class);
    }

    private static void refused(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = "demo";
        System.arraycopy(arguments, 0, command, 1, arguments.length);

        Run run = Run.of(command);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err().strip().lines()).as(run.err()).hasSize(1);
        assertThat(run.err()).contains(arguments[0], "allowed: ").doesNotContain("page at");
    }

    private static JsonNode get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(demo.url() + path)).build();
        return JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
    }
}
