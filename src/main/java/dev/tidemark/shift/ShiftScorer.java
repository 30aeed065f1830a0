package dev.tidemark.shift;

import dev.tidemark.model.Regime;
import dev.tidemark.model.ShiftScore;
import dev.tidemark.model.ShiftScore.Mover;
import dev.tidemark.model.Signal;
import dev.tidemark.shift.CompanyState.Pane;
import dev.tidemark.shift.CompanyState.Part;
import dev.tidemark.shift.CompanyState.Sums;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Measures how far a company's last days differ from its own past.
 *
 * <p>Signals i carry a stance score s<sub>i</sub> in [-1, 1] and a weight w<sub>i</sub> in [0, 1].
 * At the end t of a pane, with window length D, half-life H, prior weight k and prior mean μ of the
 * company's regime (open {@value #OPEN_MEAN}, mixed 0, closed −{@value #OPEN_MEAN}):
 *
 * <pre>
 * window    W = Σ w           m = Σ w·s / W                         over panes that end in (t − D, t]
 * past      B = Σ w·2^−age/H  b = (k·μ + Σ w·s·2^−age/H) / (k + B)  over panes that ended before
 * variance  v = (k·v0 + spread of window + spread of past + k·B/(k + B)·(past mean − μ)²) / (k + B + W)
 * effect    e = (m − b) · W / (W + κ)
 * surprise  z = (m − b) / √(v · (1/W + 1/(k + B)))
 * </pre>
 *
 * The baseline is a conjugate normal mean with k pseudo-observations (Gelman et al., Bayesian Data
 * Analysis, §2.5), decayed exponentially (Brown, Smoothing, Forecasting and Prediction, 1963); z is
 * the two-sample statistic with pooled, prior-smoothed variance. κ = {@value #SHRINKAGE} keeps one
 * loud item from being an effect. W serves as effective count: copies and faint sources weigh
 * little, so W never exceeds the number of signals.
 *
 * <p>Assumptions and limits: weights stand for evidence as if observations were independent, which
 * chains only approximate; z is a score to compare with a threshold, not a calibrated probability.
 * Missing is not zero: hours without signals have no pane. Silence empties the window, hence decays
 * surprise, and leaves regime and past as they are.
 *
 * <p>Stateless and thread-safe. Calls for one company have to come in the order (event time, item
 * id).
 */
public final class ShiftScorer {
    private static final double OPEN_MEAN = 0.6;

    /** v0: stance scores of one regime spread by about 0.4. */
    private static final double PRIOR_VARIANCE = 0.16;

    private static final double SHRINKAGE = 2;

    /** Weight of the prior where no regime is known: the first signals establish one. */
    private static final double UNKNOWN_PRIOR_WEIGHT = 1;

    private static final int MOVERS = 5;

    private final Duration window;
    private final Duration halfLife;
    private final double priorWeight;

    /**
     * Sets the scorer up.
     *
     * @param window length of the window, whole hours
     * @param halfLife after which a past signal counts half
     * @param priorWeight how many signals of weight 1 the regime counts for
     */
    public ShiftScorer(Duration window, Duration halfLife, double priorWeight) {
        this.window = window;
        this.halfLife = halfLife;
        this.priorWeight = priorWeight;
    }

    /** A new state and the score that belongs to it. */
    public record Scored(CompanyState state, ShiftScore score) {}

    /**
     * Folds the next signal in time; those of weight 0 are not for scores.
     *
     * @throws IllegalArgumentException when the signal carries no weight or no chain
     */
    public Scored fold(CompanyState state, Signal signal) {
        if (signal.weight() <= 0 || signal.chain() == null) {
            throw new IllegalArgumentException("not to be scored: " + signal.itemId());
        }
        Instant paneEnd =
                signal.eventTime().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        CompanyState rolled = roll(state, paneEnd);
        Part part = Part.of(signal, signal.chain());
        return score(
                rolled.withPanes(add(rolled.panes(), paneEnd, part), signal.eventTime()),
                signal.axis(),
                signal.company(),
                paneEnd);
    }

    /** The score as it stands at a moment, of a company that had signals before; nothing is folded in. */
    public ShiftScore look(CompanyState state, String axis, String company, Instant now) {
        Instant paneEnd = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        return score(roll(state, paneEnd), axis, company, paneEnd).score();
    }

    /** What scores call the window, as in {@code 7d}. */
    public String windowName() {
        return window.toDays() + "d";
    }

    /**
     * The scores of the midnights (UTC) after the state's clock and not after {@code now} at which
     * the window still holds signals, oldest first, each with the state after it.
     *
     * @param standing the state with the regime that is known of a moment without a signal
     */
    public List<Scored> silence(
            CompanyState state,
            String axis,
            String company,
            Instant now,
            BiFunction<CompanyState, Instant, CompanyState> standing) {
        List<Scored> scores = new ArrayList<>();
        CompanyState current = state;
        Instant midnight = nextMidnight(state.clock());
        while (!midnight.isAfter(now)) {
            current = roll(standing.apply(current, midnight), midnight);
            if (current.panes().isEmpty()) {
                break;
            }
            Scored scored =
                    score(current.withPanes(current.panes(), midnight), axis, company, midnight);
            scores.add(scored);
            current = scored.state();
            midnight = nextMidnight(midnight);
        }
        return scores;
    }

    /** The first midnight (UTC) after a moment. */
    public static Instant nextMidnight(Instant moment) {
        return moment.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
    }

    /** Moves the panes that have left the window ending at {@code end} into the decayed past. */
    private CompanyState roll(CompanyState state, Instant end) {
        Instant oldest = end.minus(window);
        Sums past = decayed(state.past(), Duration.between(state.pastAsOf(), end));
        List<Pane> kept = new ArrayList<>();
        for (Pane pane : state.panes()) {
            if (pane.end().isAfter(oldest)) {
                kept.add(pane);
            } else {
                past = past.plus(decayed(pane.sums(), Duration.between(pane.end(), end)));
            }
        }
        return state.withWindow(List.copyOf(kept), past, end);
    }

    private Sums decayed(Sums sums, Duration age) {
        return sums.weight() == 0
                ? sums
                : sums.times(Math.pow(2, -(double) age.toMillis() / halfLife.toMillis()));
    }

    private static List<Pane> add(List<Pane> panes, Instant end, Part part) {
        Sums sums =
                new Sums(
                        part.weight(),
                        part.weight() * part.score(),
                        part.weight() * part.score() * part.score(),
                        1);
        List<Pane> result = new ArrayList<>(panes);
        int last = panes.size() - 1;
        if (last >= 0 && panes.get(last).end().equals(end)) {
            List<Part> parts = new ArrayList<>(panes.get(last).parts());
            parts.add(part);
            result.set(last, new Pane(end, panes.get(last).sums().plus(sums), List.copyOf(parts)));
        } else {
            result.add(new Pane(end, sums, List.of(part)));
        }
        return List.copyOf(result);
    }

    private Scored score(CompanyState state, String axis, String company, Instant paneEnd) {
        Sums in = state.panes().stream().map(Pane::sums).reduce(Sums.NONE, Sums::plus);
        double k = state.regime() == null ? UNKNOWN_PRIOR_WEIGHT : priorWeight;
        double pastWeight = k + state.past().weight();
        double baseline = (k * priorMean(state.regime()) + state.past().first()) / pastWeight;
        double mean = in.weight() == 0 ? baseline : in.first() / in.weight();
        double variance =
                (k * PRIOR_VARIANCE + in.spread() + state.past().spread() + disagreement(state, k))
                        / (pastWeight + in.weight());
        double effect = (mean - baseline) * in.weight() / (in.weight() + SHRINKAGE);
        double surprise =
                in.weight() == 0
                        ? 0
                        : (mean - baseline)
                                / Math.sqrt(variance * (1 / in.weight() + 1 / pastWeight));
        long version = paneEnd.equals(state.lastPaneEnd()) ? state.lastVersion() + 1 : 1;
        ShiftScore score =
                new ShiftScore(
                        axis,
                        company,
                        windowName(),
                        true,
                        paneEnd,
                        mean,
                        baseline,
                        effect,
                        surprise,
                        in.count(),
                        in.weight(),
                        state.regime(),
                        movers(state, baseline),
                        version);
        return new Scored(state.withWritten(paneEnd, version), score);
    }

    /** What prior and past being of two minds adds to the spread; without it, surprise would be too sure. */
    private static double disagreement(CompanyState state, double k) {
        double weight = state.past().weight();
        if (weight == 0) {
            return 0;
        }
        double distance = state.past().first() / weight - priorMean(state.regime());
        return k * weight / (k + weight) * distance * distance;
    }

    /** The mean stance that a regime lets expect. */
    static double priorMean(@Nullable Regime regime) {
        return regime == Regime.OPEN ? OPEN_MEAN : regime == Regime.CLOSED ? -OPEN_MEAN : 0;
    }

    private static List<Mover> movers(CompanyState state, double baseline) {
        return state.panes().stream()
                .flatMap(pane -> pane.parts().stream())
                .map(part -> new Mover(part.itemId(), part.weight() * (part.score() - baseline)))
                .sorted(
                        Comparator.comparingDouble((Mover m) -> -Math.abs(m.contribution()))
                                .thenComparing(Mover::itemId))
                .limit(MOVERS)
                .toList();
    }
}
