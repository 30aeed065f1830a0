package dev.tidemark.backtest;

import dev.tidemark.model.Tier;
import java.util.Comparator;
import java.util.List;

/**
 * What alerts are measured by.
 *
 * @param changes that should be told; empty: nobody says, and what else is told cannot be called invented
 * @param quiet when nothing should be told; empty: nobody says
 */
public record Expectations(List<KnownChange> changes, List<QuietStretch> quiet) {

    /** What an alert is, seen from here. */
    public enum Verdict {
        /** Within the window of a known change, and no firmer than it. */
        RIGHT,
        /** Within the window of a known change that a weaker tier would have done justice to. */
        FIRMER,
        /** In a quiet stretch, which makes an exception for it. */
        ALLOWED,
        /** In a quiet stretch. */
        QUIET,
        /** Outside of all windows. */
        EXTRA,
        /** Nobody says. */
        UNJUDGED;

        /** True for an alert that was told without reason. */
        public boolean isFalse() {
            return this == QUIET || this == EXTRA;
        }
    }

    /** An alert with its verdict. */
    public record Judged(ToldAlert alert, Verdict verdict) {}

    /** Judges an alert. */
    Judged judge(ToldAlert alert) {
        return new Judged(alert, verdict(alert));
    }

    private Verdict verdict(ToldAlert alert) {
        Tier known =
                changes.stream()
                        .filter(change -> change.isMeantBy(alert))
                        .map(KnownChange::tier)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
        if (known != null && alert.tier().compareTo(known) <= 0) {
            return Verdict.RIGHT;
        }
        List<QuietStretch> silence = quiet.stream().filter(one -> one.covers(alert)).toList();
        if (!silence.isEmpty()) {
            return silence.stream().allMatch(one -> one.allows(alert))
                    ? Verdict.ALLOWED
                    : Verdict.QUIET;
        }
        if (known != null) {
            return Verdict.FIRMER;
        }
        return changes.isEmpty() ? Verdict.UNJUDGED : Verdict.EXTRA;
    }
}
