package dev.tidemark.shift;

import dev.tidemark.model.Direction;
import dev.tidemark.model.Sensitivity;
import dev.tidemark.shift.DetectorState.Odds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides, item by item, whether a company's mean stance has left what is normal for it.
 *
 * <p>Item i, at time t<sub>i</sub>, has a score s<sub>i</sub> in [-1, 1] and a weight w<sub>i</sub> in [0, 1]. With b the mean
 * that is normal, Δ the days since the item before, and for each assumed size δ of a change (0.3, 0.6, 1.2):
 *
 * <pre>
 * stake     λ = δ / (q − b²)                   q = E s²; at most {@value #MOST_STAKED}, and never all at once
 * ratio     L = (1 + λ·(s − b))^w              the item's say for a change towards open
 * evidence  R ← (R·2^(−Δ/H) + ∫₀^Δ 2^(−u/H) du) · L        in days; H = {@value #EVIDENCE_HALF_LIFE} days
 * decision  mean of R over δ ≥ A / (1 + ρ/r)   A by {@link Sensitivity}; r = items a day, by weight
 * </pre>
 *
 * and the same mirrored for a change towards closed. R is the statistic of Shiryaev and Roberts: the sum, over all moments at
 * which a change may have begun, of the likelihood ratio since. The moments are of time, not of items, so the false alarms come
 * out per year whatever the company's rate. The moment of the largest ratio, where Page's CUSUM was last zero, tells since when.
 *
 * <p>L is a fair bet against b: its mean is at most 1 under <em>every</em> distribution of s with mean b (for w &lt; 1 by Jensen), and
 * for two-valued scores, which stances nearly are, it is the likelihood ratio itself. Hence R less the days elapsed is a
 * supermartingale, and with b known the mean time to a false alarm of either direction is at least half of what R has to reach,
 * in days, proven without a model of the scores. Sizes are mixed because nobody knows δ; a mean of such R is one too.
 *
 * <p>Normal is b = (k·μ + Σ w·s·2^(−age/h)) / (k + Σ w·2^(−age/h)), from the regime's expected mean μ, worth k items, and what was
 * seen since, h = {@value #REFERENCE_HALF_LIFE} days; weekdays and weekends (UTC) each have their own as far as they have items for it.
 * Against errors of b: an item is learned by the probability 1 / (1 + {@value #CHANGES_PER_DAY}·R) that nothing has changed, so a
 * change does not teach itself as normal; the smallest δ ignores an error of half its size; the rest is measured.
 *
 * <p>Scores beyond ±{@value #STRONGEST} count as that: how sure a wording sounds is no evidence of where models go. Where much more weight comes
 * than the company's rate explains, as with a story that everybody copies, the surplus fades by the square.
 *
 * <p>Measured by simulation ({@code ShiftSimulation}, see CONTRIBUTING): A is set so that streams like those of labels, with means that
 * are off the regime's by up to 0.15, stay below the stated rates from 0.1 to 20 items a day. ρ = {@value #RARE} a day evens out
 * that few items overshoot further; companies of fewer items alarm less. Limits: a company whose items are mostly misread in one way is normal at another mean, which
 * has to be learned first; a rewritten story that no chain recognises is believed twice; evidence for a change that the regime cannot make
 * (an open company opening further) keeps the detector from learning until it is settled.
 *
 * <p>Stateless and thread-safe. Calls for one company have to come in the order (time, item id). Of a story chain only the first
 * item is evidence: copies are given with weight 0. O(1) an item.
 *
 * @see <a href="https://doi.org/10.1137/1108002">Shiryaev, On optimum methods in quickest detection problems (1963)</a>; Roberts, A
 *     comparison of some control chart procedures (Technometrics 8, 1966); Pollak and Tartakovsky, Optimality properties of the
 *     Shiryaev–Roberts procedure (Statistica Sinica 19, 2009)
 * @see <a href="https://arxiv.org/abs/2203.03532">Shin, Ramdas and Rinaldo, E-detectors (2023)</a>: fair bets as change detectors
 * @see <a href="https://doi.org/10.1214/aos/1176350164">Moustakides, Optimal stopping times for detecting changes in distributions
 *     (1986)</a>: the CUSUM of Page (1954), the optimum that the simulation compares with
 */
public final class ShiftDetector {
    /** The sizes of change, in mean stance, that evidence is kept for. */
    static final double[] SIZES = {0.3, 0.6, 1.2};

    private static final double STRONGEST = 0.8;

    /** q: mean square of scores that are evenly spread from 0.6 to 1, cut at {@value #STRONGEST}. */
    private static final double SECOND_MOMENT = 0.57;

    private static final double LEAST_VARIANCE = 0.12;
    private static final double MOST_EXTREME_MEAN = 0.79;
    private static final double MOST_STAKED = 4;
    private static final double NEVER_ALL = 0.95;
    private static final int EVIDENCE_HALF_LIFE = 150;
    private static final int REFERENCE_HALF_LIFE = 365;
    private static final double EVIDENCE_DECAY = decay(EVIDENCE_HALF_LIFE);
    private static final double REFERENCE_DECAY = decay(REFERENCE_HALF_LIFE);

    /** A burst is judged by what came within about a day. */
    private static final double LOAD_DECAY = decay(1);

    /** A company is taken to change about once in two years. */
    private static final double CHANGES_PER_DAY = 0.0014;

    private static final double RARE = 0.16;
    private static final double RAREST = 0.1;
    private static final double DAY = 86_400_000;

    private final double threshold;

    /** Decides at a sensitivity. */
    public ShiftDetector(Sensitivity sensitivity) {
        this(sensitivity.threshold());
    }

    /**
     * Decides at any threshold: this is how those of the sensitivities are found.
     *
     * @param threshold what the evidence has to reach, in days, above 0
     * @throws IllegalArgumentException when it is not above 0
     */
    public ShiftDetector(double threshold) {
        if (!(threshold > 0)) {
            throw new IllegalArgumentException("threshold " + threshold + " must be above 0");
        }
        this.threshold = threshold;
    }

    /**
     * A state and what it says.
     *
     * @param opening evidence for a change towards open, in parts of what is needed: from 1 it is established
     * @param closing the same for a change towards closed
     * @param since the item with which the better supported of the two most likely began
     */
    public record Reading(DetectorState state, double opening, double closing, Instant since) {
        /**
         * The direction of an established change; null when there is none. It stays until the evidence has faded or the caller takes
         * {@link DetectorState#settled()} or starts a new regime.
         */
        public @Nullable Direction change() {
            if (Math.max(opening, closing) < 1) {
                return null;
            }
            return opening > closing ? Direction.OPENING : Direction.CLOSING;
        }
    }

    /**
     * Takes the next item in time; one of weight 0 changes nothing.
     *
     * @throws IllegalArgumentException when score or weight are out of range, or the time is before the item before
     */
    public Reading observe(DetectorState state, Instant time, double score, double weight) {
        if (!(Math.abs(score) <= 1) || !(weight >= 0 && weight <= 1)) {
            throw new IllegalArgumentException(
                    "score " + score + " must be in [-1, 1] and weight " + weight + " in [0, 1]");
        }
        if (weight == 0) {
            return reading(state, time);
        }
        DetectorState now = silence(state, time);
        double strength = Math.max(-STRONGEST, Math.min(STRONGEST, score));
        double load = now.load() + weight;
        double counted = weight * burst(load, now.reference().rate());
        boolean weekend = isWeekend(time);
        double mean = clip(now.reference().mean(weekend), MOST_EXTREME_MEAN);
        List<Odds> opening = weighed(now.opening(), strength, mean, counted);
        List<Odds> closing = weighed(now.closing(), -strength, -mean, counted);
        double unchanged = 1 / (1 + CHANGES_PER_DAY * (mass(opening) + mass(closing)));
        return reading(
                new DetectorState(
                        time,
                        load,
                        now.reference().plus(weekend, weight, counted * unchanged, strength),
                        opening,
                        closing),
                time);
    }

    /** What a state says now, without an item. */
    public Reading read(DetectorState state) {
        return reading(state, state.asOf() == null ? Instant.EPOCH : state.asOf());
    }

    /**
     * The state after nothing was heard until {@code now}: evidence fades, what is normal stays. One long silence equals many short
     * ones.
     *
     * @throws IllegalArgumentException when {@code now} is before the state's own time
     */
    public static DetectorState silence(DetectorState state, Instant now) {
        if (state.asOf() == null) {
            return new DetectorState(
                    now, state.load(), state.reference(), state.opening(), state.closing());
        }
        double days = Duration.between(state.asOf(), now).toMillis() / DAY;
        if (days < 0) {
            throw new IllegalArgumentException(now + " is before " + state.asOf());
        }
        if (days == 0) {
            return state;
        }
        double kept = Math.exp(-REFERENCE_DECAY * days);
        return new DetectorState(
                now,
                state.load() * Math.exp(-LOAD_DECAY * days),
                state.reference().aged(kept, (1 - kept) / REFERENCE_DECAY),
                aged(state.opening(), days),
                aged(state.closing(), days));
    }

    private static List<Odds> aged(List<Odds> odds, double days) {
        double kept = Math.exp(-EVIDENCE_DECAY * days);
        double began = (1 - kept) / EVIDENCE_DECAY;
        List<Odds> result = new ArrayList<>(odds.size());
        for (Odds one : odds) {
            result.add(new Odds(one.mass() * kept + began, one.peak() * kept, one.age() + days));
        }
        return result;
    }

    /** Multiplies by the ratio for a change upwards; mirrored score and mean give that for one downwards. */
    private static List<Odds> weighed(List<Odds> odds, double score, double mean, double weight) {
        List<Odds> result = new ArrayList<>(odds.size());
        double variance = Math.max(LEAST_VARIANCE, SECOND_MOMENT - mean * mean);
        double most = Math.min(MOST_STAKED, NEVER_ALL / (STRONGEST + mean));
        for (int i = 0; i < SIZES.length; i++) {
            double stake = Math.min(SIZES[i] / variance, most);
            double ratio = 1 + stake * (score - mean);
            double factor = weight == 1 ? ratio : Math.pow(ratio, weight);
            Odds before = odds.get(i);
            boolean anew = before.peak() <= 1;
            result.add(
                    new Odds(
                            before.mass() * factor,
                            anew ? factor : before.peak() * factor,
                            anew ? 0 : before.age()));
        }
        return result;
    }

    /** What is left of an item's weight, given the decayed weight of the last day and the company's items a day. */
    private static double burst(double load, double rate) {
        double usual = 1 + 1.5 * rate / LOAD_DECAY;
        return load <= usual ? 1 : usual / load * (usual / load);
    }

    private Reading reading(DetectorState state, Instant time) {
        double needed = threshold / (1 + RARE / Math.max(RAREST, state.reference().rate()));
        double opening = mass(state.opening());
        double closing = mass(state.closing());
        List<Odds> side = opening > closing ? state.opening() : state.closing();
        Odds best = side.get(0);
        for (Odds one : side) {
            best = one.peak() > best.peak() ? one : best;
        }
        Instant since = best.peak() <= 1 ? time : time.minusMillis(Math.round(best.age() * DAY));
        return new Reading(state, opening / needed, closing / needed, since);
    }

    private static double mass(List<Odds> odds) {
        double sum = 0;
        for (Odds one : odds) {
            sum += one.mass();
        }
        return sum / odds.size();
    }

    private static boolean isWeekend(Instant time) {
        // The first day of the epoch was a Thursday.
        return Math.floorMod(Math.floorDiv(time.getEpochSecond(), 86_400) + 3, 7) >= 5;
    }

    private static double clip(double value, double most) {
        return Math.max(-most, Math.min(most, value));
    }

    private static double decay(double halfLifeDays) {
        return Math.log(2) / halfLifeDays;
    }
}
