package dev.tidemark.cli;

import dev.tidemark.backtest.AlertDifference;
import dev.tidemark.backtest.Backtest;
import dev.tidemark.backtest.ChangeOutcome;
import dev.tidemark.backtest.Comparison;
import dev.tidemark.backtest.Comparison.Difference;
import dev.tidemark.backtest.Expectations.Judged;
import dev.tidemark.backtest.TierFigures;
import dev.tidemark.backtest.ToldAlert;
import dev.tidemark.backtest.Wording;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Two backtests side by side for a terminal. */
final class ComparisonText {
    private ComparisonText() {}

    /** The figures of both, then what went differently. */
    static String of(Comparison comparison) {
        Backtest before = comparison.before();
        Backtest now = comparison.now();
        StringBuilder text = new StringBuilder("\n");
        line(text, "against %s, rules %s: before → now", before.name(), before.rulesVersion());
        for (int i = 0; i < now.tiers().size(); i++) {
            TierFigures then = before.tiers().get(i);
            TierFigures here = now.tiers().get(i);
            line(
                    text,
                    "%-7s alerts %d → %d; false a year %s → %s%s",
                    BacktestText.name(here.tier()),
                    then.alerts(),
                    here.alerts(),
                    Wording.figure(then.falseAYear(), 1),
                    Wording.figure(here.falseAYear(), 1),
                    found(before, now, i));
        }
        for (Difference difference : comparison.changes()) {
            ChangeOutcome outcome = difference.now();
            line(
                    text,
                    "%-8s %s %s %s, %s: %s → %s",
                    difference.turn().name().toLowerCase(Locale.ROOT),
                    outcome.change().window().first(),
                    outcome.change().company(),
                    outcome.change().tier().word(),
                    outcome.change().direction().word(),
                    standing(difference.before()),
                    standing(outcome));
        }
        for (AlertDifference difference : comparison.alerts()) {
            ToldAlert alert = difference.either().alert();
            line(
                    text,
                    "%-8s %s %s, %s: %s → %s",
                    turn(difference),
                    alert.company(),
                    alert.tier().word(),
                    alert.direction().word(),
                    told(difference.before()),
                    told(difference.now()));
        }
        return text.toString();
    }

    private static String found(Backtest before, Backtest now, int i) {
        return now.recall().isEmpty()
                ? ""
                : "; changes found %s → %s"
                        .formatted(
                                Wording.share(before.recall().get(i).found()),
                                Wording.share(now.recall().get(i).found()));
    }

    private static String standing(ChangeOutcome outcome) {
        String standing = outcome.standing().name().toLowerCase(Locale.ROOT);
        return outcome.delayDays() == null
                ? standing
                : standing + " after " + Wording.figure(outcome.delayDays(), 1) + " days";
    }

    private static String turn(AlertDifference difference) {
        if (difference.before() == null) {
            return "added";
        }
        return difference.now() == null ? "gone" : "moved";
    }

    private static String told(@Nullable Judged judged) {
        return judged == null
                ? "not told"
                : Wording.time(judged.alert().time())
                        + " ("
                        + Wording.verdict(judged.verdict())
                        + ")";
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(BacktestText.visible(String.format(Locale.ROOT, format, values))).append('\n');
    }
}
