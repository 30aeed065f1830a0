package dev.tidemark.backtest;

import dev.tidemark.backtest.Expectations.Judged;
import dev.tidemark.model.Tier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All figures of one replay.
 *
 * <p>A known change is found by an alert about its company and direction, within its window, in its tier or a firmer
 * one. An alert is false when it stands in a quiet stretch that makes no exception for it, or outside of the windows of
 * all known changes; closing lines are no alerts. Rates are by the time that the archive covers and by the companies
 * watched, whether they are in the news or not.
 *
 * @param name of the settings, or of the folder that the results are from
 * @param companies watched
 * @param tiers the figures of each tier, firmest last, and of all together
 * @param recall of each tier and of all together; empty where no changes are known
 * @param changes what became of each known change
 * @param quiet what was told in each quiet stretch
 * @param alerts each with its verdict, earliest first
 * @param endings number of closing lines
 */
public record Backtest(
        String name,
        String rulesVersion,
        Span span,
        int companies,
        List<TierFigures> tiers,
        List<Recall> recall,
        List<ChangeOutcome> changes,
        List<QuietOutcome> quiet,
        List<Judged> alerts,
        int endings) {

    /**
     * Takes all figures.
     *
     * @param companies watched, at least 1
     */
    public static Backtest of(
            String name, ReplayResults results, Expectations expected, Span span, int companies) {
        List<Judged> alerts = results.alerts().stream().map(expected::judge).toList();
        List<ChangeOutcome> changes =
                expected.changes().stream()
                        .map(change -> ChangeOutcome.of(change, results, span))
                        .toList();
        return new Backtest(
                name,
                results.rulesVersion(),
                span,
                companies,
                tiersAndAll().stream()
                        .map(tier -> TierFigures.of(tier, alerts, expected, span, companies))
                        .toList(),
                changes.isEmpty()
                        ? List.of()
                        : tiersAndAll().stream().map(tier -> Recall.of(tier, changes)).toList(),
                changes,
                expected.quiet().stream()
                        .map(stretch -> QuietOutcome.of(stretch, alerts, span))
                        .toList(),
                alerts,
                results.endings());
    }

    /** The figures of all tiers together. */
    public TierFigures all() {
        return tiers.get(tiers.size() - 1);
    }

    /** The alerts told for nothing, earliest first. */
    public List<Judged> extras() {
        return alerts.stream().filter(one -> one.verdict().isFalse()).toList();
    }

    private static List<@Nullable Tier> tiersAndAll() {
        List<@Nullable Tier> tiers = new ArrayList<>(Arrays.asList(Tier.values()));
        tiers.add(null);
        return tiers;
    }
}
