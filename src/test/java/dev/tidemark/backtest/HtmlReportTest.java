package dev.tidemark.backtest;

import static dev.tidemark.backtest.Told.change;
import static dev.tidemark.backtest.Told.results;
import static dev.tidemark.backtest.Told.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.backtest.ToldAlert.Said;
import dev.tidemark.model.Direction;
import dev.tidemark.model.Tier;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static final String HOSTILE =
            "</td><script src=//evil.example/x.js></script><img src=x onerror='a()'> & \"q\" \u202e\u0007";

    @Test
    void whatAFeedSaysIsTextAndNothingElse() throws IOException {
        ToldAlert alert =
                new ToldAlert(
                        "openness|Meta|" + HOSTILE + "|notice",
                        "Meta",
                        Tier.NOTICE,
                        Direction.OPENING,
                        null,
                        null,
                        Instant.parse("2025-03-11T00:00:00Z"),
                        Tier.REPORT,
                        List.of(
                                new Said(HOSTILE, HOSTILE, HOSTILE, HOSTILE, "javascript:a()"),
                                new Said("x", "x", "x", "ok", "https://a.example/\"onclick=a()")),
                        List.of(HOSTILE),
                        HOSTILE);

        String html = report(results(alert), List.of());

        Document page = Jsoup.parse(html);
        assertThat(page.select("script, img, iframe, link, object, embed, [src], [onerror]"))
                .isEmpty();
        assertThat(page.select("[onclick], style ~ style, form")).isEmpty();
        assertThat(page.select("a")).hasSize(1);
        assertThat(page.select("a").attr("href")).startsWith("https://a.example/");
        assertThat(page.select("blockquote").first().text())
                .contains("</td><script src=//evil.example/x.js></script>");
        assertThat(html).doesNotContain("\u202e", "\u0007");
    }

    @Test
    void thePageAsksNobodyForAnything() throws IOException {
        String html =
                report(
                        results(told("Meta", Tier.NOTICE, "2025-03-11T00:00:00Z")),
                        List.of(change("Meta", Tier.NOTICE, "2025-03-10", "2025-03-20")));

        assertThat(html).doesNotContain("url(", "@import", "<script", "<link", "srcset");
        Document page = Jsoup.parse(html);
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .isEqualTo("default-src 'none'; style-src 'unsafe-inline'");
        assertThat(page.select("meta[name=viewport]")).hasSize(1);
        assertThat(html).contains("prefers-color-scheme: dark");
    }

    @Test
    void aChartBreaksWhereThereWasNoNewsAndShowsWindowsAndAlerts() throws IOException {
        TreeMap<String, List<StancePoint>> stances = new TreeMap<>();
        for (String day : List.of("2025-03-01", "2025-03-03", "2025-03-05", "2025-09-01")) {
            stances.computeIfAbsent("Meta", company -> new ArrayList<>())
                    .add(new StancePoint(Instant.parse(day + "T00:00:00Z"), 0.5, 0.1, 1));
        }
        ReplayResults results =
                new ReplayResults(
                        "rules-1",
                        List.of(told("Meta", Tier.NOTICE, "2025-03-11T00:00:00Z")),
                        0,
                        stances);

        String html =
                report(results, List.of(change("Meta", Tier.NOTICE, "2025-03-10", "2025-03-20")));

        Document page = Jsoup.parse(html);
        assertThat(page.select("svg path.stance").attr("d"))
                .matches("M[\\d. ]+h0L[\\d. ]+L[\\d. ]+M[\\d. ]+h0");
        assertThat(page.select("svg rect.window.opening")).hasSize(1);
        assertThat(page.select("svg path.alert.notice.opening")).hasSize(1);
    }

    @Test
    void theFiguresOfThePageAreThoseOfTheBacktest() throws IOException {
        ReplayResults results =
                results(
                        told("Meta", Tier.NOTICE, "2025-03-11T12:00:00Z"),
                        told("xAI", Tier.NOTICE, "2025-05-11T00:00:00Z"));
        Expectations expected =
                new Expectations(
                        List.of(change("Meta", Tier.NOTICE, "2025-03-10", "2025-03-20")),
                        List.of());
        Backtest now = Backtest.of("bold", results, expected, Told.YEAR, 10);
        Backtest before = Backtest.of("calm", results(), expected, Told.YEAR, 10);

        Document page =
                Jsoup.parse(HtmlReport.of(now, results, expected, Comparison.of(before, now)));

        assertThat(page.text())
                .contains("notice 2 2.0 1 1.0 0.100 1 of 2 (50 %) 0")
                .contains("found after 1.5 days")
                .contains("Against calm")
                .contains("notice: alerts 0 2")
                .contains("gained 2025-03-10 Meta notice missed found after 1.5 days")
                .contains(
                        "xAI notice, opening not told 2025-05-11 00:00, false: outside of all windows");
    }

    private static String report(ReplayResults results, List<KnownChange> changes)
            throws IOException {
        Expectations expected = new Expectations(changes, List.of());
        Backtest test = Backtest.of("calm", results, expected, Told.YEAR, 10);
        return HtmlReport.of(test, results, expected, null);
    }
}
