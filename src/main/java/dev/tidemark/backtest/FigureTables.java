package dev.tidemark.backtest;

import dev.tidemark.model.Tier;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The figures of one backtest as tables of a page. */
final class FigureTables {
    private FigureTables() {}

    static void figures(Html page, Backtest test) {
        page.element("h2", "Messages");
        page.openTable(
                "Tier",
                "Alerts",
                "a year",
                "False",
                "a year",
                "a company-year",
                "Precision",
                "Firmer than the change");
        for (TierFigures tier : test.tiers()) {
            page.row(
                    "td",
                    name(tier.tier()),
                    Integer.toString(tier.alerts()),
                    Wording.figure(tier.alertsAYear(), 1),
                    tier.falseAlerts() == null ? "–" : tier.falseAlerts().toString(),
                    Wording.figure(tier.falseAYear(), 1),
                    Wording.figure(tier.falseACompanyYear(), 3),
                    Wording.share(tier.precision()),
                    Integer.toString(tier.firmer()));
        }
        page.closeTable();
    }

    static void changes(Html page, Backtest test) {
        page.element("h2", "Known changes");
        page.openTable(
                "Tier",
                "Found",
                "Too weakly",
                "Missed",
                "Outside of the archive",
                "Delay, days: median",
                "90 %");
        for (Recall recall : test.recall()) {
            page.row(
                    "td",
                    name(recall.tier()),
                    Wording.share(recall.found()),
                    Integer.toString(recall.weaker()),
                    Integer.toString(recall.missed()),
                    Integer.toString(recall.outside()),
                    Wording.figure(recall.delays().median(), 1),
                    Wording.figure(recall.delays().p90(), 1));
        }
        page.closeTable();
        page.openTable(
                "Known since", "Company", "Change", "Tier", "Outcome", "Alert or nearest miss");
        for (ChangeOutcome outcome : test.changes()) {
            KnownChange change = outcome.change();
            page.open("tr", "class", outcome.standing().name().toLowerCase(Locale.ROOT));
            page.element("td", change.window().toString());
            page.element("td", change.company());
            page.element(
                    "td",
                    "%s, %s. %s"
                            .formatted(
                                    change.direction().word(),
                                    Wording.step(change.fromRegime(), change.toRegime()),
                                    change.why()));
            page.element("td", change.tier().word());
            page.element("td", standing(outcome));
            page.element("td", detail(outcome)).close("tr");
        }
        page.closeTable();
    }

    static void quiet(Html page, Backtest test) {
        page.element("h2", "Quiet stretches");
        page.openTable(
                "Days", "Company", "Days in the archive", "False alarms", "Allowed", "Why quiet");
        for (QuietOutcome outcome : test.quiet()) {
            page.row(
                    "td",
                    outcome.stretch().days().toString(),
                    outcome.stretch().company(),
                    Long.toString(outcome.daysCovered()),
                    list(outcome.falseAlarms()),
                    list(outcome.allowed()),
                    outcome.stretch().why());
        }
        page.closeTable();
    }

    static String standing(ChangeOutcome outcome) {
        return switch (outcome.standing()) {
            case FOUND -> "found after " + Wording.figure(outcome.delayDays(), 1) + " days";
            case WEAKER -> "told too weakly";
            case MISSED -> "missed";
            case OUTSIDE -> "outside of the archive";
        };
    }

    private static String detail(ChangeOutcome outcome) {
        if (outcome.nearest() != null) {
            return Wording.nearest(outcome.nearest());
        }
        return outcome.alert() == null ? "" : line(outcome.alert());
    }

    private static String list(List<ToldAlert> alerts) {
        return alerts.isEmpty()
                ? "none"
                : alerts.stream().map(FigureTables::line).collect(Collectors.joining("; "));
    }

    private static String line(ToldAlert alert) {
        return "%s %s, %s"
                .formatted(
                        Wording.time(alert.time()), alert.tier().word(), alert.direction().word());
    }

    static String name(@Nullable Tier tier) {
        return tier == null ? "all" : tier.word();
    }
}
