package dev.tidemark.shift;

import dev.tidemark.model.Direction;
import dev.tidemark.model.Regime;
import dev.tidemark.model.Scope;
import dev.tidemark.model.ShiftScore;
import dev.tidemark.model.Signal;
import dev.tidemark.model.Stance;
import dev.tidemark.shift.CompanyState.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides when a company's regime has changed: by acts, surely, and told by independent voices.
 *
 * <p>A change is established when effect and surprise both reach their thresholds the same way, and
 * the window holds enough distinct story chains from enough corroborating publishers pointing that
 * way, some of them of an act. The regime then moves one step (closed, mixed, open), and not
 * again until the window has passed: the same evidence never moves it twice. Where no regime was
 * known, one is established by the sign of the window's mean.
 */
public final class RegimeTracker {
    private final Duration window;
    private final Gate gate;

    /** Tracks with the scorer's window. */
    public RegimeTracker(Duration window, Gate gate) {
        this.window = window;
        this.gate = gate;
    }

    /**
     * What a change has to reach.
     *
     * @param effect absolute effect, in [0, 2]
     * @param surprise absolute surprise, in standard deviations
     * @param chains distinct story chains
     * @param publishers distinct corroborating publishers
     * @param acts distinct chains that tell of an act: one could be a misreading
     */
    public record Gate(double effect, double surprise, int chains, int publishers, int acts) {}

    /** An assessment and the state after it. */
    public record Assessed(CompanyState state, Assessment assessment) {}

    /** Judges the state right after {@code signal} was folded into it with {@code score}. */
    public Assessed assess(CompanyState state, Signal signal, ShiftScore score) {
        boolean opening = state.regime() == null ? score.mean() > 0 : score.effect() > 0;
        List<Part> pointing =
                state.panes().stream()
                        .flatMap(pane -> pane.parts().stream())
                        .filter(part -> points(part.score(), opening))
                        .toList();
        int chains = distinct(pointing, Part::chain);
        int publishers =
                distinct(pointing.stream().filter(Part::corroborates).toList(), Part::publisher);
        int deeds =
                distinct(
                        pointing.stream().filter(part -> part.act() != null).toList(), Part::chain);
        int acts =
                distinct(
                        pointing.stream()
                                .filter(part -> moves(state.regime(), opening, part.act()))
                                .toList(),
                        Part::chain);
        boolean changed =
                signal.stance() != Stance.MIXED
                        && points(signal.score(), opening)
                        && isFar(state, score)
                        && chains >= gate.chains()
                        && publishers >= gate.publishers()
                        && acts >= gate.acts()
                        && settled(state, signal.eventTime());
        Regime before = state.regime();
        Regime after = changed ? next(before, opening) : before;
        CompanyState next =
                after == null || after == before
                        ? state
                        : state.withRegime(after, signal.eventTime());
        Assessment assessment =
                new Assessment(
                        signal,
                        score.in(after),
                        before,
                        state.regimeSince(),
                        after,
                        chains,
                        publishers,
                        deeds,
                        acts);
        return new Assessed(next, assessment);
    }

    /**
     * Whether an act moves a regime. Into the open end only the flagship leads; a company in between that
     * publishes one more of its smaller models stays where it is.
     */
    private static boolean moves(@Nullable Regime from, boolean opening, @Nullable Scope act) {
        if (act == null) {
            return false;
        }
        return from != Regime.MIXED || act == Scope.FLAGSHIP || (!opening && act == Scope.POLICY);
    }

    /** What a signal that carries no weight is assessed as: the company stands where it stood. */
    public Assessment aside(CompanyState state, Signal signal, ShiftScore score) {
        return new Assessment(
                signal, score, state.regime(), state.regimeSince(), state.regime(), 0, 0, 0, 0);
    }

    private static boolean points(double score, boolean opening) {
        return opening ? score > 0 : score < 0;
    }

    /** Far from the past; where no regime is known there is no past to speak of, and the mean itself counts. */
    private boolean isFar(CompanyState state, ShiftScore score) {
        if (state.regime() == null) {
            return Math.abs(score.mean()) >= gate.effect();
        }
        return Math.abs(score.effect()) >= gate.effect()
                && Math.abs(score.surprise()) >= gate.surprise();
    }

    private boolean settled(CompanyState state, Instant now) {
        return state.regimeSince() == null || state.regimeSince().plus(window).isBefore(now);
    }

    private static Regime next(@Nullable Regime before, boolean opening) {
        if (before == null) {
            return opening ? Regime.OPEN : Regime.CLOSED;
        }
        return before.step(opening ? Direction.OPENING : Direction.CLOSING);
    }

    private static int distinct(List<Part> parts, Function<Part, String> by) {
        return (int) parts.stream().map(by).distinct().count();
    }
}
