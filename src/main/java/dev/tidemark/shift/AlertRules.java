package dev.tidemark.shift;

import dev.tidemark.model.Alert.Threshold;
import dev.tidemark.model.Certainty;
import dev.tidemark.model.Claim;
import dev.tidemark.model.Direction;
import dev.tidemark.model.Regime;
import dev.tidemark.model.Scope;
import dev.tidemark.model.Sensitivity;
import dev.tidemark.model.Signal;
import dev.tidemark.model.Speaker;
import dev.tidemark.model.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What an alert of each tier has to reach, as a list of thresholds: it fires when all are met, and is
 * a near-miss when all but one are.
 *
 * <p>A report or notice rests on one item, so it asks that the item be weighty, of a publisher that
 * reports on its own account, and against where the company stands. A company in between is known to do
 * both: of it only the flagship, the policy, and an executive's word are news.
 */
final class AlertRules {
    /** Least weight of the one item, certainty left out: publisher, place in the text and subject. */
    private static final double[] LEAST_FOUNDED = {0.6, 0.5, 0.35};

    private static final double[] LEAST_CONFIDENCE = {0.8, 0.7, 0.6};

    private final Sensitivity sensitivity;
    private final RegimeTracker.Gate gate;

    AlertRules(Sensitivity sensitivity, RegimeTracker.Gate gate) {
        this.sensitivity = sensitivity;
        this.gate = gate;
    }

    /** The thresholds of a tier, and what the assessment reaches of each. */
    List<Threshold> thresholds(Tier tier, Assessment assessment, Direction direction) {
        return switch (tier) {
            case REPORT -> report(assessment, direction);
            case NOTICE -> notice(assessment, direction);
            case SHIFT -> shift(assessment, direction);
        };
    }

    /** The rule of a tier in words. */
    static String rule(Tier tier) {
        return switch (tier) {
            case SHIFT -> "regime changed: test, effect, chains, publishers and acts reached";
            case NOTICE -> "the company did or announced something against its regime";
            case REPORT -> "a credible publisher attributes a change against the regime to others";
        };
    }

    /** True when the signal is of the kind that a tier is about, whatever it reaches. */
    boolean isCandidate(Tier tier, Signal signal) {
        if (signal.novelty() < 1
                || signal.weight() <= 0
                || signal.tags().contains("tool")
                || signal.tags().contains("descriptor")) {
            return false;
        }
        return switch (tier) {
            case REPORT ->
                    signal.certainty() == Certainty.REPORTED
                            || signal.certainty() == Certainty.CONSIDERING
                            || (signal.certainty() == Certainty.OPINION
                                    && says(signal, claim -> claim.speaker() == Speaker.EXECUTIVE));
            case NOTICE -> signal.certainty() == Certainty.ANNOUNCED;
            case SHIFT -> true;
        };
    }

    private List<Threshold> report(Assessment assessment, Direction direction) {
        List<Threshold> thresholds = single(assessment, direction);
        thresholds.add(
                yes("independent publisher", assessment.signal().sourceClass().isIndependent()));
        return thresholds;
    }

    private List<Threshold> notice(Assessment assessment, Direction direction) {
        List<Threshold> thresholds = single(assessment, direction);
        thresholds.add(
                yes("said or done by the company", says(assessment.signal(), AlertRules::isOwn)));
        return thresholds;
    }

    private List<Threshold> single(Assessment assessment, Direction direction) {
        Signal signal = assessment.signal();
        List<Threshold> thresholds = new ArrayList<>();
        thresholds.add(
                new Threshold(
                        "weight of the item",
                        LEAST_FOUNDED[sensitivity.ordinal()],
                        signal.weight() / SignalWeight.of(signal.certainty())));
        thresholds.add(
                new Threshold(
                        "confidence of the label",
                        LEAST_CONFIDENCE[sensitivity.ordinal()],
                        signal.confidence()));
        thresholds.add(yes("against the regime", isAgainst(assessment, direction)));
        return thresholds;
    }

    /** What points the other way speaks for nothing here. */
    private List<Threshold> shift(Assessment assessment, Direction direction) {
        double effect = assessment.score().effect();
        if (effect > 0 != (direction == Direction.OPENING)) {
            return shift(0, 0, 0, 0, 0);
        }
        return shift(
                Math.abs(effect),
                assessment.evidence(),
                assessment.chains(),
                assessment.publishers(),
                assessment.acts());
    }

    private List<Threshold> shift(
            double effect, double evidence, int chains, int publishers, int acts) {
        return List.of(
                new Threshold("effect", gate.effect(), effect),
                new Threshold("evidence of a change", 1, evidence),
                new Threshold("chains", gate.chains(), chains),
                new Threshold("publishers", gate.publishers(), publishers),
                new Threshold("chains that tell of an act", gate.acts(), acts));
    }

    /** True when the signal points away from where the company stands, in what counts for that. */
    static boolean isAgainst(Assessment assessment, Direction direction) {
        Regime standing = assessment.before();
        if (standing == null || standing.step(direction) == standing) {
            return false;
        }
        Signal signal = assessment.signal();
        if (standing == Regime.MIXED) {
            return !signal.tags().contains("access")
                    && says(
                            signal,
                            claim ->
                                    claim.scope() == Scope.FLAGSHIP
                                            || claim.scope() == Scope.POLICY
                                            || claim.speaker() == Speaker.EXECUTIVE);
        }
        return true;
    }

    /** True when it tells that the company's flagship was opened or closed. */
    static boolean isOfFlagship(Signal signal) {
        return CompanyState.Part.act(signal) == Scope.FLAGSHIP;
    }

    private static boolean isOwn(Claim claim) {
        return claim.certainty() == Certainty.ANNOUNCED
                && (claim.speaker() == Speaker.COMPANY || claim.speaker() == Speaker.EXECUTIVE);
    }

    /** True when one of the claims that carry the label's stance is such. */
    private static boolean says(Signal signal, Predicate<Claim> such) {
        return signal.claims().stream()
                .anyMatch(claim -> claim.stance() == signal.stance() && such.test(claim));
    }

    private static Threshold yes(String name, boolean reached) {
        return new Threshold(name, 1, reached ? 1 : 0);
    }
}
