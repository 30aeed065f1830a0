package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A quarter of invented news with four announcements, measured by what people knew of it. */
class BacktestIT {
    private static final Instant MARCH = Instant.parse("2025-03-01T06:00:00Z");
    private static final String SCRIPT =
            "&lt;script src=//evil.example/x.js&gt;</td><b onclick=x()>";

    @TempDir Path dir;
    private String archive;
    private String truth;
    private String quiet;

    @BeforeEach
    void prepare() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int day = 0; day < 90; day++) {
            Instant time = MARCH.plus(Duration.ofDays(day));
            lines.add(item("calm-" + day, "Storm closes airports in the north", time));
            if (day == 32) {
                lines.add(opens("gift", "Anthropic", time.plus(Duration.ofHours(6))));
            }
            if (day == 40) {
                lines.add(opens("first", "xAI", time.plus(Duration.ofHours(1))));
            }
            if (day == 50) {
                lines.add(opens("hostile", "Google", time, SCRIPT));
            }
            if (day == 70) {
                lines.add(opens("surprise", "OpenAI", time));
            }
        }
        archive = ArchiveFixture.write(dir.resolve("news.jsonl"), lines).toString();
        truth =
                table(
                        "truth.tsv",
                        """
                        # What an editor would have wanted to know.
                        tier|date_from|date_to|company|direction|from_regime|to_regime|text_support|why
                        notice|2025-04-02|2025-04-09|Anthropic|opening|closed|mixed|archive 1|Weights came out.
                        shift|2025-04-10|2025-04-20|xAI|opening|closed|mixed|archive 1|Weights came out.
                        notice|2025-05-01|2025-05-10|DeepSeek|closing|open|mixed|facts|Weights stayed in.
                        notice|2024-01-01|2024-01-10|Meta|closing|open|mixed|facts|Long before.
                        """);
        quiet =
                table(
                        "quiet.tsv",
                        """
                        date_from|date_to|company|allowed|why
                        2025-04-15|2025-04-30|Google||Small models, as every month.
                        """);
    }

    @Test
    void everyRowAndEveryAlertIsAccountedFor() throws IOException {
        Path page = dir.resolve("report.html");
        Run run =
                Run.of(
                        "backtest",
                        archive,
                        "--truth",
                        truth,
                        "--quiet",
                        quiet,
                        "--out",
                        page.toString(),
                        "--json");

        assertThat(run.exit()).as(run.err()).isZero();
        JsonNode test = new ObjectMapper().readTree(run.out()).get("backtest");
        assertThat(test.get("changes").findValuesAsText("standing"))
                .containsExactly("found", "weaker", "missed", "outside");
        assertThat(test.at("/changes/0/delayDays").asDouble()).isEqualTo(0.5);
        assertThat(test.at("/changes/0/alert/id").asText())
                .isEqualTo("openness|Anthropic|gift|notice");
        assertThat(test.at("/changes/2/nearest/kind").asText()).isEqualTo("silence");
        assertThat(test.at("/recall/3/found/right").asInt()).isEqualTo(1);
        assertThat(test.at("/recall/3/found/of").asInt()).isEqualTo(3);
        assertThat(test.at("/alerts").findValuesAsText("verdict"))
                .containsExactly("right", "right", "quiet", "extra");
        assertThat(test.at("/quiet/0/falseAlarms")).hasSize(1);
        JsonNode notices = test.at("/tiers/1");
        double years = test.at("/span/years").asDouble();
        assertThat(notices.get("falseAlerts").asInt()).isEqualTo(2);
        assertThat(years).isBetween(89 / 366.0, 90 / 365.0);
        assertThat(notices.get("falseAYear").asDouble() * years).isBetween(1.999, 2.001);

        String html = Files.readString(page);
        assertThat(html).doesNotContain("<script", "<link", "url(", "@import", " src=\"", "<b ");
        Document report = Jsoup.parse(html);
        assertThat(report.select("[src], [onclick], script")).isEmpty();
        assertThat(report.select("svg path.alert")).hasSize(4);
        assertThat(report.text()).contains("<script src=//evil.example/x.js>", "1 of 3 (33 %)");
    }

    @Test
    void otherSettingsAndEarlierResultsAreComparedRowByRow() throws IOException {
        // Where nobody knows where companies stood, nothing can be against it.
        Files.writeString(dir.resolve("unknown.yaml"), "regimes: []\n");
        Path timid =
                Files.writeString(dir.resolve("timid.yaml"), "lists: {regimes: unknown.yaml}\n");
        Path earlier = dir.resolve("earlier");
        assertThat(Run.of("replay", archive, "--out", earlier.toString()).exit()).isZero();

        Run other = Run.of("backtest", archive, "--truth", truth, "--against", timid.toString());
        Run same =
                Run.of(
                        "backtest",
                        archive,
                        "--truth",
                        truth,
                        "--against",
                        earlier.toString(),
                        "--json");

        assertThat(other.exit()).as(other.err()).isZero();
        assertThat(other.out())
                .contains("notice  alerts 0 → 4; false a year 0.0 →")
                .contains(
                        "gained   2025-04-02 Anthropic notice, opening: missed → found after 0.5 days")
                .contains("stronger 2025-04-10 xAI shift, opening: missed → weaker")
                .contains("added    OpenAI notice, opening: not told → 2025-05-10");
        JsonNode unchanged = new ObjectMapper().readTree(same.out());
        assertThat(unchanged.get("changes")).isEmpty();
        assertThat(unchanged.get("alerts")).isEmpty();
        assertThat(unchanged.at("/against/tiers")).isEqualTo(unchanged.at("/backtest/tiers"));
    }

    @Test
    void anInterruptedBacktestLeavesNothing() throws Exception {
        Path scratch = Files.createDirectory(dir.resolve("scratch"));
        Path many =
                ArchiveFixture.write(dir.resolve("many.jsonl"), ArchiveFixture.lines(40_000, 9));
        Path log = dir.resolve("log");
        Path page = dir.resolve("never.html");
        Process backtest =
                Run.start(
                        log,
                        Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + scratch),
                        "backtest",
                        many.toString(),
                        "--out",
                        page.toString());
        while (backtest.isAlive() && !replays(scratch)) {
            backtest.waitFor(20, TimeUnit.MILLISECONDS);
        }

        assertThat(Run.interrupt(backtest)).isEqualTo(130);

        assertThat(Files.readAllLines(log)).contains("stopped; nothing is kept");
        assertThat(page).doesNotExist();
        assertThat(Files.list(scratch).filter(left -> left.toString().contains("tidemark")))
                .isEmpty();
    }

    private static boolean replays(Path scratch) throws IOException {
        try (var found = Files.walk(scratch)) {
            return found.anyMatch(file -> file.endsWith("now/parts/items"));
        }
    }

    private String table(String name, String bars) throws IOException {
        return Files.writeString(dir.resolve(name), bars.replace('|', '\t')).toString();
    }

    private static String opens(String id, String company, Instant time, String... more) {
        return item(
                id,
                company
                        + " releases the weights of its flagship model under Apache 2.0 "
                        + String.join(" ", more),
                time);
    }

    private static String item(String id, String title, Instant time) {
        return "{\"id\":\"%s\",\"url\":\"https://daily.example.org/%s\",\"title\":\"%s\",\"publishedAt\":\"%s\"}"
                .formatted(id, id, title.strip(), time);
    }
}
