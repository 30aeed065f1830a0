package dev.tidemark.backtest;

import dev.tidemark.backtest.Comparison.Difference;
import dev.tidemark.backtest.Expectations.Judged;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Two backtests side by side as tables of a page. */
final class ComparisonTables {
    private ComparisonTables() {}

    static void write(Html page, Comparison comparison) {
        Backtest before = comparison.before();
        Backtest now = comparison.now();
        page.element("h2", "Against " + before.name());
        page.openTable("", before.name() + " (before)", now.name() + " (now)");
        page.row("td", "rules", before.rulesVersion(), now.rulesVersion());
        for (int i = 0; i < now.tiers().size(); i++) {
            TierFigures then = before.tiers().get(i);
            TierFigures here = now.tiers().get(i);
            String tier = FigureTables.name(here.tier());
            page.row("td", tier + ": alerts", then.alerts() + "", here.alerts() + "");
            page.row(
                    "td",
                    tier + ": false a year",
                    Wording.figure(then.falseAYear(), 1),
                    Wording.figure(here.falseAYear(), 1));
        }
        for (int i = 0; i < now.recall().size(); i++) {
            Recall then = before.recall().get(i);
            Recall here = now.recall().get(i);
            page.row(
                    "td",
                    FigureTables.name(here.tier()) + ": changes found",
                    Wording.share(then.found()),
                    Wording.share(here.found()));
        }
        page.closeTable();
        changes(page, comparison);
        alerts(page, comparison);
    }

    private static void changes(Html page, Comparison comparison) {
        if (comparison.now().changes().isEmpty()) {
            return;
        }
        page.element("h3", "Known changes that went differently: " + comparison.changes().size());
        page.openTable("Turn", "Known since", "Company", "Tier", "Before", "Now");
        for (Difference difference : comparison.changes()) {
            KnownChange change = difference.now().change();
            page.row(
                    "td",
                    difference.turn().name().toLowerCase(Locale.ROOT),
                    change.window().first().toString(),
                    change.company(),
                    change.tier().word(),
                    FigureTables.standing(difference.before()),
                    FigureTables.standing(difference.now()));
        }
        page.closeTable();
    }

    private static void alerts(Html page, Comparison comparison) {
        page.element("h3", "Alerts told differently: " + comparison.alerts().size());
        page.openTable("Company", "Alert", "Before", "Now");
        for (AlertDifference difference : comparison.alerts()) {
            ToldAlert alert = difference.either().alert();
            page.row(
                    "td",
                    alert.company(),
                    alert.tier().word() + ", " + alert.direction().word(),
                    told(difference.before()),
                    told(difference.now()));
        }
        page.closeTable();
    }

    private static String told(@Nullable Judged judged) {
        return judged == null
                ? "not told"
                : Wording.time(judged.alert().time()) + ", " + Wording.verdict(judged.verdict());
    }
}
