package dev.tidemark.cli;

import dev.tidemark.backtest.AlertDifference;
import dev.tidemark.backtest.Backtest;
import dev.tidemark.backtest.Comparison;
import dev.tidemark.backtest.Comparison.Difference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A backtest as one JSON document, for scripts.
 *
 * @param against the other replay; null, as what follows, unless compared
 * @param changes known changes that went differently
 * @param alerts told by one only, or at another time
 */
record BacktestJson(
        Backtest backtest,
        @Nullable Backtest against,
        @Nullable List<Difference> changes,
        @Nullable List<AlertDifference> alerts) {

    static String line(Backtest backtest, @Nullable Comparison comparison) {
        return FiguresJson.lineInWords(
                comparison == null
                        ? new BacktestJson(backtest, null, null, null)
                        : new BacktestJson(
                                backtest,
                                comparison.before(),
                                comparison.changes(),
                                comparison.alerts()));
    }
}
