package dev.tidemark.shift;

import dev.tidemark.model.Alert;
import dev.tidemark.model.Regime;
import dev.tidemark.model.Sensitivity;
import dev.tidemark.model.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One company's way from signals to alerts, as the operators walk it. */
final class AlertWalk {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final RegimeTracker.Gate GATE = new RegimeTracker.Gate(0.3, 3, 3, 2, 2);

    private final StoryChains chains = new StoryChains(Duration.ofDays(3), Duration.ofDays(30));
    private final ShiftScorer scorer = new ShiftScorer(WEEK, Duration.ofDays(60), 6);
    private final RegimeTracker tracker = new RegimeTracker(WEEK, 6, Sensitivity.NORMAL, GATE);
    private final AlertPolicy policy =
            new AlertPolicy(
                    new AlertPolicy.Settings(
                            Sensitivity.NORMAL,
                            WEEK,
                            Duration.ofDays(90),
                            Duration.ofDays(45),
                            Duration.ofDays(30),
                            WEEK,
                            GATE));

    private final List<Alert> nearMisses = new ArrayList<>();
    private boolean pinned;

    /** What came near in all runs so far. */
    List<Alert> nearMisses() {
        return nearMisses;
    }

    /** From now on the newsroom says where the company stands. */
    void pin() {
        pinned = true;
    }

    /** The alerts of a company that starts in a regime. */
    List<Alert> run(@Nullable Regime start, Signal... signals) {
        StoryChains.Memory told = StoryChains.Memory.EMPTY;
        CompanyState state = CompanyState.starting(start, Instant.parse("2024-01-01T00:00:00Z"));
        AlertMemory memory = AlertMemory.EMPTY;
        List<Alert> alerts = new ArrayList<>();
        for (Signal signal : signals) {
            StoryChains.Placed placed = chains.place(told, signal);
            told = placed.memory();
            if (!Signals.isScored(placed.signal())) {
                Assessment aside =
                        tracker.aside(
                                state,
                                placed.signal(),
                                scorer.look(state, "openness", "Acme", signal.eventTime()));
                AlertPolicy.Decision decision = policy.consider(memory, aside);
                memory = decision.memory();
                alerts.addAll(decision.alerts());
                continue;
            }
            ShiftScorer.Scored scored = scorer.fold(state, placed.signal());
            RegimeTracker.Assessed assessed =
                    tracker.assess(scored.state(), placed.signal(), scored.score(), pinned);
            state = assessed.state();
            AlertPolicy.Decision decision = policy.consider(memory, assessed.assessment());
            memory = decision.memory();
            alerts.addAll(decision.alerts());
            if (decision.nearMiss() != null) {
                nearMisses.add(decision.nearMiss());
            }
        }
        return alerts;
    }
}
