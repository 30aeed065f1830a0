package dev.tidemark.shift;

import dev.tidemark.model.Direction;
import dev.tidemark.model.Regime;
import dev.tidemark.model.Scope;
import dev.tidemark.model.Sensitivity;
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
 * <p>A change is established when the window's effect reaches its threshold, the change is sure, and the
 * window holds enough distinct story chains from enough corroborating publishers pointing that way, some of
 * them of an act. Sure means: the sequential test ({@link ShiftDetector}) has found it. Below {@value #RARE}
 * items a day that test, which allows for a change at any moment, waits for more items than such a
 * company ever gets in a week, and the gate of chains itself is rarely passed by chance; there the surprise
 * of the window ({@link ShiftScorer}) decides. Measured on streams without a change, all of it together gives
 * 0.01 to 0.06 false changes per company and year from 0.03 items a day to one, and with stances misread as
 * often as the classifier does 0.01 to 0.09; where a story in ten is copied and a copy in seven is not
 * recognised, 0.17 to 0.39 ({@code ShiftSimulation}, part "whole"; see CONTRIBUTING).
 *
 * <p>The regime then moves one step (closed, mixed, open), or to open at once where the flagship is opened, and not again until the window has passed: the
 * same evidence never moves it twice. Where no regime was known, one is established by the sign of the
 * window's mean.
 */
public final class RegimeTracker {
    /** Items a day, by weight. */
    private static final double RARE = 0.12;

    private final Duration window;
    private final double priorWeight;
    private final ShiftDetector detector;
    private final Gate gate;

    /** Tracks with the scorer's window and prior. */
    public RegimeTracker(Duration window, double priorWeight, Sensitivity sensitivity, Gate gate) {
        this.window = window;
        this.priorWeight = priorWeight;
        this.detector = new ShiftDetector(sensitivity);
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

    /**
     * Judges the state right after {@code signal} was folded into it with {@code score}.
     *
     * @param pinned true while the newsroom says where the company stands: nothing moves it then
     */
    public Assessed assess(CompanyState folded, Signal signal, ShiftScore score, boolean pinned) {
        CompanyState state = observed(folded, signal);
        boolean opening = state.regime() == null ? score.mean() > 0 : score.effect() > 0;
        List<Part> pointing =
                state.panes().stream()
                        .flatMap(pane -> pane.parts().stream())
                        .filter(part -> points(part.score(), opening))
                        .toList();
        int chains = distinct(pointing, Part::chain);
        int publishers =
                distinct(pointing.stream().filter(Part::corroborates).toList(), Part::publisher);
        double evidence = evidence(state, score, opening);
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
                !pinned
                        && signal.stance() != Stance.MIXED
                        && points(signal.score(), opening)
                        && isFar(state, score, evidence)
                        && chains >= gate.chains()
                        && publishers >= gate.publishers()
                        && acts >= gate.acts()
                        && settled(state, signal.eventTime());
        Regime before = state.regime();
        boolean flagship =
                distinct(
                                pointing.stream()
                                        .filter(part -> part.act() == Scope.FLAGSHIP)
                                        .toList(),
                                Part::chain)
                        >= gate.acts();
        Regime after = changed ? next(before, opening, flagship) : before;
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
                        evidence,
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

    /** A copy is no evidence of its own; where no regime is known there is nothing to differ from. */
    private CompanyState observed(CompanyState state, Signal signal) {
        if (state.regime() == null) {
            return state;
        }
        DetectorState known =
                state.detector() == null ? start(state, signal.eventTime()) : state.detector();
        double weight = signal.novelty() < 1 ? 0 : signal.weight();
        ShiftDetector.Reading reading =
                detector.observe(known, signal.eventTime(), signal.score(), weight);
        return state.withDetector(
                leadsNowhere(state.regime(), reading.change())
                        ? reading.state().settled()
                        : reading.state());
    }

    /** More of what a company stands for already is no change, and is to be learned as normal. */
    private static boolean leadsNowhere(Regime regime, @Nullable Direction change) {
        return change != null && regime.step(change) == regime;
    }

    /** A company that has stood somewhere in silence is known to be rarely in the news, and may have changed meanwhile. */
    private DetectorState start(CompanyState state, Instant now) {
        DetectorState start =
                DetectorState.starting(
                        ShiftScorer.priorMean(state.regime()), Math.max(priorWeight, 1));
        Instant since = state.regimeSince();
        return since == null || since.isAfter(now) ? start : ShiftDetector.silence(start, since);
    }

    /** How sure a change is, in parts of what is needed. */
    private double evidence(CompanyState state, ShiftScore score, boolean opening) {
        if (state.detector() == null) {
            return 0;
        }
        ShiftDetector.Reading reading = detector.read(state.detector());
        double tested = opening ? reading.opening() : reading.closing();
        boolean rare = reading.state().reference().rate() <= RARE;
        return rare ? Math.max(tested, Math.abs(score.surprise()) / gate.surprise()) : tested;
    }

    /** What a signal that carries no weight is assessed as: the company stands where it stood. */
    public Assessment aside(CompanyState state, Signal signal, ShiftScore score) {
        return new Assessment(
                signal, score, state.regime(), state.regimeSince(), state.regime(), 0, 0, 0, 0, 0);
    }

    private static boolean points(double score, boolean opening) {
        return opening ? score > 0 : score < 0;
    }

    /** Far from the past; where no regime is known there is no past to speak of, and the mean itself counts. */
    private boolean isFar(CompanyState state, ShiftScore score, double evidence) {
        if (state.regime() == null) {
            return Math.abs(score.mean()) >= gate.effect();
        }
        return Math.abs(score.effect()) >= gate.effect() && evidence >= 1;
    }

    private boolean settled(CompanyState state, Instant now) {
        return state.regimeSince() == null || state.regimeSince().plus(window).isBefore(now);
    }

    private static Regime next(@Nullable Regime before, boolean opening, boolean flagship) {
        if (before == null) {
            return opening ? Regime.OPEN : Regime.CLOSED;
        }
        if (opening && flagship) {
            return Regime.OPEN;
        }
        return before.step(opening ? Direction.OPENING : Direction.CLOSING);
    }

    private static int distinct(List<Part> parts, Function<Part, String> by) {
        return (int) parts.stream().map(by).distinct().count();
    }
}
