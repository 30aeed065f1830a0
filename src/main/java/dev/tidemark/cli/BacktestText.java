package dev.tidemark.cli;

import dev.tidemark.backtest.Backtest;
import dev.tidemark.backtest.ChangeOutcome;
import dev.tidemark.backtest.Expectations.Judged;
import dev.tidemark.backtest.KnownChange;
import dev.tidemark.backtest.QuietOutcome;
import dev.tidemark.backtest.Recall;
import dev.tidemark.backtest.TierFigures;
import dev.tidemark.backtest.ToldAlert;
import dev.tidemark.backtest.Wording;
import dev.tidemark.model.Tier;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A backtest for a terminal. */
final class BacktestText {
    private static final int QUOTE = 100;

    private final StringBuilder text = new StringBuilder();

    private BacktestText() {}

    /** All figures, each known change with what became of it, and each alert told for nothing. */
    static String of(Backtest test) {
        BacktestText text = new BacktestText();
        text.line(
                "%s: %s to %s UTC (%.2f years), %d companies watched, rules %s, %d closing lines",
                test.name(),
                Wording.time(test.span().from()),
                Wording.time(test.span().to()),
                test.span().years(),
                test.companies(),
                test.rulesVersion(),
                test.endings());
        text.tiers(test);
        if (!test.changes().isEmpty()) {
            text.changes(test);
        }
        if (!test.quiet().isEmpty()) {
            text.quiet(test);
        }
        text.extras(test);
        return text.text.toString();
    }

    private void tiers(Backtest test) {
        line("");
        line(
                "%-7s %7s %8s %7s %8s %15s  %-18s %7s",
                "tier",
                "alerts",
                "a year",
                "false",
                "a year",
                "a company-year",
                "precision",
                "firmer");
        for (TierFigures tier : test.tiers()) {
            line(
                    "%-7s %7d %8s %7s %8s %15s  %-18s %7d",
                    name(tier.tier()),
                    tier.alerts(),
                    Wording.figure(tier.alertsAYear(), 1),
                    tier.falseAlerts() == null ? "–" : tier.falseAlerts().toString(),
                    Wording.figure(tier.falseAYear(), 1),
                    Wording.figure(tier.falseACompanyYear(), 3),
                    Wording.share(tier.precision()),
                    tier.firmer());
        }
    }

    private void changes(Backtest test) {
        line("");
        line(
                "%-7s %-18s %7s %7s %8s   %s",
                "known", "found", "weaker", "missed", "outside", "delay in days: median, 90 %");
        for (Recall recall : test.recall()) {
            line(
                    "%-7s %-18s %7d %7d %8d   %s, %s",
                    name(recall.tier()),
                    Wording.share(recall.found()),
                    recall.weaker(),
                    recall.missed(),
                    recall.outside(),
                    Wording.figure(recall.delays().median(), 1),
                    Wording.figure(recall.delays().p90(), 1));
        }
        line("");
        for (ChangeOutcome outcome : test.changes()) {
            KnownChange change = outcome.change();
            line(
                    "%-7s %s %s %s, %s: %s",
                    outcome.standing().name().toLowerCase(Locale.ROOT),
                    change.window().first(),
                    change.company(),
                    change.tier().word(),
                    change.direction().word(),
                    detail(outcome));
        }
    }

    private static String detail(ChangeOutcome outcome) {
        if (outcome.nearest() != null) {
            return Wording.nearest(outcome.nearest());
        }
        ToldAlert alert = outcome.alert();
        return alert == null
                ? "the archive does not cover the day it became known"
                : "%s after %s days, %s"
                        .formatted(
                                alert.tier().word(),
                                Wording.figure(outcome.delayDays(), 1),
                                alert.id());
    }

    private void quiet(Backtest test) {
        line("");
        for (QuietOutcome outcome : test.quiet()) {
            line(
                    "quiet   %s %s, %d days in the archive: %d false alarms, %d allowed",
                    outcome.stretch().days(),
                    outcome.stretch().company(),
                    outcome.daysCovered(),
                    outcome.falseAlarms().size(),
                    outcome.allowed().size());
        }
    }

    private void extras(Backtest test) {
        if (!test.extras().isEmpty()) {
            line("");
        }
        for (Judged extra : test.extras()) {
            ToldAlert alert = extra.alert();
            line(
                    "%s: %s %s %s, %s, %s",
                    Wording.verdict(extra.verdict()),
                    Wording.time(alert.time()),
                    alert.company(),
                    alert.tier().word(),
                    alert.direction().word(),
                    alert.id());
            alert.quotes().stream()
                    .limit(1)
                    .forEach(
                            quote ->
                                    line(
                                            "    “%s” %s",
                                            TerminalText.line(quote.text(), QUOTE),
                                            quote.publisher()));
        }
    }

    static String name(@Nullable Tier tier) {
        return tier == null ? "all" : tier.word();
    }

    private void line(String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values);
        text.append(visible(line)).append('\n');
    }

    /** Without what steers a terminal; the columns stay. */
    static String visible(String line) {
        return line.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+", " ").stripTrailing();
    }
}
