package dev.tidemark.shift;

import dev.tidemark.model.Certainty;
import dev.tidemark.model.Claim;
import dev.tidemark.model.Regime;
import dev.tidemark.model.Scope;
import dev.tidemark.model.Signal;
import dev.tidemark.model.Tense;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the scorer remembers of one company: the panes of its window and the sums of its past.
 *
 * @param panes hours with signals, oldest first, none older than the window
 * @param past decayed sums of everything that has left the window
 * @param pastAsOf the moment to which {@code past} is decayed
 * @param clock the latest moment accounted for
 * @param regime where the company stands; null while none is known
 * @param regimeSince since when the company stands there; null while that is not known
 * @param detector evidence of the sequential test since the regime began; null before the first signal in it
 * @param lastPaneEnd the pane whose score was written last; null before the first
 * @param lastVersion how often that score was written
 */
public record CompanyState(
        List<Pane> panes,
        Sums past,
        Instant pastAsOf,
        Instant clock,
        @Nullable Regime regime,
        @Nullable Instant regimeSince,
        @Nullable DetectorState detector,
        @Nullable Instant lastPaneEnd,
        long lastVersion) {

    /** A company that nothing is known of but, perhaps, where it stands. */
    public static CompanyState starting(@Nullable Regime regime, @Nullable Instant since) {
        return new CompanyState(
                List.of(), Sums.NONE, Instant.EPOCH, Instant.EPOCH, regime, since, null, null, 0);
    }

    /** A company that stands there for nobody knows how long. */
    public static CompanyState starting(@Nullable Regime regime) {
        return starting(regime, null);
    }

    /** The same past, of a company that stands where another state says. */
    public CompanyState startingAt(CompanyState start) {
        return new CompanyState(
                panes,
                past,
                pastAsOf,
                clock,
                start.regime,
                start.regimeSince,
                null,
                lastPaneEnd,
                lastVersion);
    }

    /** The same company where the newsroom says it stands, and since when. */
    public CompanyState pinned(Regime decided, Instant since) {
        return decided == regime ? this : withRegime(decided, since);
    }

    CompanyState withWindow(List<Pane> kept, Sums decayed, Instant asOf) {
        return new CompanyState(
                kept,
                decayed,
                asOf,
                clock,
                regime,
                regimeSince,
                detector,
                lastPaneEnd,
                lastVersion);
    }

    CompanyState withPanes(List<Pane> changed, Instant now) {
        return new CompanyState(
                changed,
                past,
                pastAsOf,
                now,
                regime,
                regimeSince,
                detector,
                lastPaneEnd,
                lastVersion);
    }

    CompanyState withRegime(Regime established, Instant since) {
        return new CompanyState(
                panes, past, pastAsOf, clock, established, since, null, lastPaneEnd, lastVersion);
    }

    CompanyState withDetector(DetectorState changed) {
        return new CompanyState(
                panes,
                past,
                pastAsOf,
                clock,
                regime,
                regimeSince,
                changed,
                lastPaneEnd,
                lastVersion);
    }

    CompanyState withWritten(Instant paneEnd, long version) {
        return new CompanyState(
                panes, past, pastAsOf, clock, regime, regimeSince, detector, paneEnd, version);
    }

    /**
     * Weighted moments of stance scores.
     *
     * @param weight Σ w
     * @param first Σ w·s
     * @param second Σ w·s²
     * @param count number of signals
     */
    public record Sums(double weight, double first, double second, int count) {
        /** The empty sum. */
        public static final Sums NONE = new Sums(0, 0, 0, 0);

        Sums plus(Sums other) {
            return new Sums(
                    weight + other.weight,
                    first + other.first,
                    second + other.second,
                    count + other.count);
        }

        Sums times(double factor) {
            return new Sums(weight * factor, first * factor, second * factor, count);
        }

        /** Σ w·(s − mean)², never negative by rounding. */
        double spread() {
            return weight == 0 ? 0 : Math.max(0, second - first * first / weight);
        }
    }

    /** One hour with signals; its parts are in the order they were folded. */
    public record Pane(Instant end, Sums sums, List<Part> parts) {}

    /**
     * What is kept of one signal while it is in the window.
     *
     * @param corroborates true when it is an independent voice: the first of its story, and told by a
     *     publisher who is neither aggregator nor blog
     * @param act see {@link #act(Signal)}
     */
    public record Part(
            String itemId,
            String chain,
            String publisher,
            boolean corroborates,
            @Nullable Scope act,
            double weight,
            double score) {

        private static final List<Scope> WEIGHTIEST_FIRST =
                List.of(Scope.FLAGSHIP, Scope.POLICY, Scope.LICENCE, Scope.MODEL);

        static Part of(Signal signal, String chain) {
            return new Part(
                    signal.itemId(),
                    chain,
                    signal.publisher(),
                    signal.novelty() == 1 && signal.sourceClass().isIndependent(),
                    act(signal),
                    signal.weight(),
                    signal.score());
        }

        /**
         * What a signal tells of as done, by the word of an independent publisher; null for talk, plans and what is
         * kept from some only.
         */
        static @Nullable Scope act(Signal signal) {
            return isAct(signal) ? weightiest(signal) : null;
        }

        private static boolean isAct(Signal signal) {
            return signal.certainty() == Certainty.ANNOUNCED
                    && signal.sourceClass().isIndependent()
                    && !signal.tags().contains("access");
        }

        /** The weightiest scope among the claims of something done. */
        private static @Nullable Scope weightiest(Signal signal) {
            return signal.claims().stream()
                    .filter(claim -> claim.stance() == signal.stance())
                    .filter(claim -> claim.certainty() == Certainty.ANNOUNCED)
                    .filter(claim -> claim.tense() == Tense.NOW)
                    .map(Claim::scope)
                    .filter(WEIGHTIEST_FIRST::contains)
                    .min(Comparator.comparing(WEIGHTIEST_FIRST::indexOf))
                    .orElse(null);
        }
    }
}
