package dev.tidemark.backtest;

import dev.tidemark.backtest.Expectations.Judged;
import dev.tidemark.backtest.Expectations.Verdict;
import dev.tidemark.evaluate.Share;
import dev.tidemark.model.Tier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many alerts of a tier there were, and how many of them for nothing.
 *
 * @param tier null for all of them together
 * @param alerts in all
 * @param alertsAYear the same, by the length of the archive
 * @param falseAlerts in a quiet stretch or outside of all windows; null where nobody says when to be silent
 * @param falseAYear the same a year, over the whole watchlist; null likewise
 * @param falseACompanyYear the same a year for each watched company; null likewise
 * @param firmer within a window, yet firmer than the change
 * @param precision alerts that were not told for nothing; null where the known changes were not given
 */
public record TierFigures(
        @Nullable Tier tier,
        int alerts,
        double alertsAYear,
        @Nullable Integer falseAlerts,
        @Nullable Double falseAYear,
        @Nullable Double falseACompanyYear,
        int firmer,
        @Nullable Share precision) {

    static TierFigures of(
            @Nullable Tier tier,
            List<Judged> all,
            Expectations expected,
            Span span,
            int companies) {
        List<Judged> alerts =
                all.stream().filter(one -> tier == null || one.alert().tier() == tier).toList();
        int wrong = (int) alerts.stream().filter(one -> one.verdict().isFalse()).count();
        boolean judged = !expected.changes().isEmpty() || !expected.quiet().isEmpty();
        return new TierFigures(
                tier,
                alerts.size(),
                alerts.size() / span.years(),
                judged ? wrong : null,
                judged ? wrong / span.years() : null,
                judged ? wrong / (span.years() * companies) : null,
                (int) alerts.stream().filter(one -> one.verdict() == Verdict.FIRMER).count(),
                expected.changes().isEmpty()
                        ? null
                        : new Share(alerts.size() - wrong, alerts.size()));
    }
}
