package dev.tidemark.backtest;

import dev.tidemark.backtest.Expectations.Judged;
import dev.tidemark.backtest.Expectations.Verdict;
import java.util.List;

/**
 * What was told in a quiet stretch.
 *
 * @param daysCovered how many of its days the archive covers
 * @param falseAlarms alerts that it makes no exception for
 * @param allowed alerts that it makes an exception for
 */
public record QuietOutcome(
        QuietStretch stretch,
        long daysCovered,
        List<ToldAlert> falseAlarms,
        List<ToldAlert> allowed) {

    static QuietOutcome of(QuietStretch stretch, List<Judged> alerts, Span span) {
        return new QuietOutcome(
                stretch,
                span.covered(stretch.days()),
                within(stretch, alerts, Verdict.QUIET),
                within(stretch, alerts, Verdict.ALLOWED));
    }

    private static List<ToldAlert> within(
            QuietStretch stretch, List<Judged> alerts, Verdict verdict) {
        return alerts.stream()
                .filter(one -> one.verdict() == verdict && stretch.covers(one.alert()))
                .map(Judged::alert)
                .toList();
    }
}
