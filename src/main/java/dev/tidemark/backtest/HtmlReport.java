package dev.tidemark.backtest;

import dev.tidemark.backtest.Expectations.Judged;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A backtest as one page that needs nothing but itself: no script, no picture, no font from elsewhere, and a content
 * policy that would stop any.
 */
public final class HtmlReport {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

    private final Backtest now;
    private final ReplayResults results;
    private final Expectations expected;
    private final Html page = new Html();

    private HtmlReport(Backtest now, ReplayResults results, Expectations expected) {
        this.now = now;
        this.results = results;
        this.expected = expected;
    }

    /**
     * Writes the page.
     *
     * @param results that the figures are of
     * @param comparison with other settings; null for none
     * @throws IOException when the program lacks its style
     */
    public static String of(
            Backtest now,
            ReplayResults results,
            Expectations expected,
            @Nullable Comparison comparison)
            throws IOException {
        return new HtmlReport(now, results, expected).page(comparison);
    }

    private String page(@Nullable Comparison comparison) throws IOException {
        page.markup("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
        page.open("meta", "charset", "utf-8");
        page.open("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        page.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.open("meta", "name", "color-scheme", "content", "light dark");
        page.element("title", "Backtest: " + now.name());
        page.open("style").markup(style()).close("style").close("head").open("body").open("main");
        page.element("h1", "Backtest: " + now.name());
        page.element("p", lede());
        FigureTables.figures(page, now);
        if (!now.changes().isEmpty()) {
            FigureTables.changes(page, now);
        }
        if (!now.quiet().isEmpty()) {
            FigureTables.quiet(page, now);
        }
        if (comparison != null) {
            ComparisonTables.write(page, comparison);
        }
        companies();
        return page.close("main").close("body").close("html").toString();
    }

    private String lede() {
        return String.format(
                Locale.ROOT,
                "%s to %s UTC (%.2f years), %d companies watched, rules %s, %d alerts and %d closing lines."
                        + " Rates count every watched company, in the news or not.",
                Wording.time(now.span().from()),
                Wording.time(now.span().to()),
                now.span().years(),
                now.companies(),
                now.rulesVersion(),
                now.alerts().size(),
                now.endings());
    }

    private void companies() {
        TreeSet<String> told = new TreeSet<>();
        now.alerts().forEach(one -> told.add(one.alert().company()));
        expected.changes().forEach(one -> told.add(one.company()));
        expected.quiet().forEach(one -> told.add(one.company()));
        page.element("h2", "Companies");
        page.element(
                "p",
                "Line: mean stance of the window, open above, closed below; it breaks where there was no news."
                        + " Circle: report, diamond: notice, triangle: shift. Coloured bands: windows of"
                        + " known changes; grey bands: quiet stretches.",
                "class",
                "legend");
        told.forEach(this::company);
        TreeSet<String> silent = new TreeSet<>(results.stances().keySet());
        silent.removeAll(told);
        if (!silent.isEmpty()) {
            page.open("details").element("summary", "Scored, nothing told: " + silent.size());
            silent.forEach(this::company);
            page.close("details");
        }
    }

    private void company(String company) {
        List<Judged> alerts =
                now.alerts().stream().filter(one -> one.alert().company().equals(company)).toList();
        page.open("section").element("h3", company);
        StanceChart.draw(page, company, now.span(), results.of(company), expected, alerts);
        if (!alerts.isEmpty()) {
            AlertTable.write(page, alerts);
        }
        page.close("section");
    }

    private static String style() throws IOException {
        try (InputStream in = HtmlReport.class.getResourceAsStream("/backtest/report.css")) {
            return new String(
                    Objects.requireNonNull(in, "report.css").readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }
}
