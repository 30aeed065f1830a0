package dev.tidemark.bench.shift;

import dev.tidemark.bench.shift.StanceStream.Company;
import dev.tidemark.bench.shift.StanceStream.Item;
import dev.tidemark.model.Regime;
import dev.tidemark.model.Scope;
import dev.tidemark.model.Sensitivity;
import dev.tidemark.model.Signal;
import dev.tidemark.model.Stance;
import dev.tidemark.shift.CompanyState;
import dev.tidemark.shift.RegimeTracker;
import dev.tidemark.shift.ShiftScorer;
import dev.tidemark.shift.SignalFixture;
import java.time.Duration;
import java.time.Instant;

/**
 * The monitor's own scorer and regime tracker with their defaults: test, window, surprise and gate together. A change in
 * either direction counts; every item announces something about the flagship,
 * so the gate of acts is as open as it can be.
 */
final class WholeTracker implements Detector {
    private static final Duration WINDOW = Duration.ofDays(7);
    private static final double PRIOR_WEIGHT = 6;

    /** Known to stand where it stands for a year when the stream begins. */
    private static final Instant SINCE = Instant.parse("2023-01-01T00:00:00Z");

    private final ShiftScorer scorer =
            new ShiftScorer(WINDOW, Duration.ofDays(60), PRIOR_WEIGHT);
    private final RegimeTracker tracker =
            new RegimeTracker(
                    WINDOW,
                    PRIOR_WEIGHT,
                    Sensitivity.NORMAL,
                    new RegimeTracker.Gate(0.3, 3, 3, 2, 2));
    private Regime standing = Regime.MIXED;
    private CompanyState state = CompanyState.starting(standing, SINCE);

    @Override
    public void start(Company company) {
        standing =
                company.regime() > 0.3
                        ? Regime.OPEN
                        : company.regime() < -0.3 ? Regime.CLOSED : Regime.MIXED;
        state = CompanyState.starting(standing, SINCE);
    }

    @Override
    public boolean observe(Item item) {
        Stance stance = item.score() > 0 ? Stance.OPEN : Stance.CLOSED;
        String publisher = "publisher" + item.publisher();
        Signal signal =
                SignalFixture.about(
                        Scope.FLAGSHIP,
                        SignalFixture.announcedBy(
                                publisher,
                                "item" + item.chain(),
                                item.time().toString(),
                                stance,
                                "told"));
        Signal placed =
                signal.chained(
                        "chain" + item.chain(),
                        item.copy() ? 0.15 : 1,
                        item.copy() ? 0.15 * signal.weight() : signal.weight());
        ShiftScorer.Scored scored = scorer.fold(state, placed);
        RegimeTracker.Assessed assessed =
                tracker.assess(scored.state(), placed, scored.score(), false);
        state = assessed.state();
        if (state.regime() == standing) {
            return false;
        }
        state = CompanyState.starting(standing, item.time());
        return true;
    }
}
