package dev.tidemark.shift;

import static dev.tidemark.shift.SignalFixture.announced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.model.Regime;
import dev.tidemark.model.ShiftScore;
import dev.tidemark.model.Signal;
import dev.tidemark.model.Stance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class ShiftScorerTest {
    /** Nothing is known of a company but its news. */
    private static final BiFunction<CompanyState, Instant, CompanyState> AS_LEFT =
            (state, moment) -> state;

    private final ShiftScorer scorer = new ShiftScorer(Duration.ofDays(7), Duration.ofDays(60), 6);

    @Test
    void oneSignalGivesTheNumbersOfTheFormulas() {
        // W = 0.9, m = 0.9, k = 6, μ = −0.6, no past: b = −0.6, v = 6·0.16 / 6.9
        ShiftScore score =
                fold(CompanyState.starting(Regime.CLOSED), open("a", "2025-03-01T10:20:00Z"))
                        .score();

        assertThat(score.mean()).isCloseTo(0.9, within(1e-9));
        assertThat(score.baseline()).isCloseTo(-0.6, within(1e-9));
        assertThat(score.effect()).isCloseTo(1.5 * 0.9 / 2.9, within(1e-9));
        assertThat(score.surprise())
                .isCloseTo(1.5 / Math.sqrt(0.96 / 6.9 * (1 / 0.9 + 1 / 6.0)), within(1e-9));
        assertThat(score.paneEnd()).isEqualTo(Instant.parse("2025-03-01T11:00:00Z"));
        assertThat(score.count()).isEqualTo(1);
        assertThat(score.effectiveCount()).isCloseTo(0.9, within(1e-9));
        assertThat(score.movers()).extracting(ShiftScore.Mover::itemId).containsExactly("a");
    }

    @Test
    void whatAgreesWithTheRegimeIsNoSurprise() {
        ShiftScorer.Scored scored =
                fold(CompanyState.starting(Regime.OPEN), open("a", "2025-03-01T10:00:00Z"));

        assertThat(Math.abs(scored.score().surprise())).isLessThan(1);
    }

    @Test
    void moreEvidenceOneWayGivesMoreEffectAndMoreSurprise() {
        ShiftScorer.Scored one =
                fold(CompanyState.starting(Regime.MIXED), open("a", "2025-03-01T10:00:00Z"));
        ShiftScorer.Scored two = fold(one.state(), open("b", "2025-03-02T10:00:00Z"));

        assertThat(two.score().effect()).isGreaterThan(one.score().effect());
        assertThat(two.score().surprise()).isGreaterThan(one.score().surprise());
    }

    @Test
    void paneIsRewrittenWithAHigherVersionAndTheNextOneStartsAgain() {
        ShiftScorer.Scored first =
                fold(CompanyState.starting(null), open("a", "2025-03-01T10:05:00Z"));
        ShiftScorer.Scored same = fold(first.state(), open("b", "2025-03-01T10:55:00Z"));
        ShiftScorer.Scored next = fold(same.state(), open("c", "2025-03-01T11:00:00Z"));

        assertThat(List.of(first.score().version(), same.score().version(), next.score().version()))
                .containsExactly(1L, 2L, 1L);
        assertThat(same.score().paneEnd()).isEqualTo(first.score().paneEnd());
        assertThat(next.score().paneEnd()).isAfter(first.score().paneEnd());
    }

    @Test
    void silenceIsScoredEachMidnightUntilTheWindowIsEmptyAndKeepsTheRegime() {
        ShiftScorer.Scored folded =
                fold(CompanyState.starting(Regime.CLOSED), open("a", "2025-03-01T10:00:00Z"));

        List<ShiftScorer.Scored> quiet =
                scorer.silence(
                        folded.state(),
                        "openness",
                        "Acme",
                        Instant.parse("2025-04-01T00:00:00Z"),
                        AS_LEFT);

        assertThat(quiet)
                .extracting(s -> s.score().paneEnd().toString().substring(0, 10))
                .containsExactly(
                        "2025-03-02",
                        "2025-03-03",
                        "2025-03-04",
                        "2025-03-05",
                        "2025-03-06",
                        "2025-03-07",
                        "2025-03-08");
        assertThat(quiet).allMatch(s -> s.score().regime() == Regime.CLOSED);
    }

    @Test
    void silenceInOneStepEqualsSilenceInManySteps() {
        CompanyState start =
                fold(CompanyState.starting(Regime.CLOSED), open("a", "2025-03-01T10:00:00Z"))
                        .state();
        Instant until = Instant.parse("2025-03-06T00:00:00Z");
        List<ShiftScorer.Scored> atOnce = scorer.silence(start, "openness", "Acme", until, AS_LEFT);

        CompanyState stepped = start;
        for (Instant day = Instant.parse("2025-03-01T12:00:00Z");
                !day.isAfter(until);
                day = day.plus(Duration.ofHours(12))) {
            for (ShiftScorer.Scored s : scorer.silence(stepped, "openness", "Acme", day, AS_LEFT)) {
                stepped = s.state();
            }
        }

        assertThat(stepped.clock()).isEqualTo(atOnce.get(atOnce.size() - 1).state().clock());
        assertThat(stepped.panes()).isEqualTo(atOnce.get(atOnce.size() - 1).state().panes());
    }

    @Test
    void whatHasLeftTheWindowBecomesBaselineAndFadesByHalfLife() {
        CompanyState state =
                fold(CompanyState.starting(Regime.MIXED), open("a", "2025-03-01T10:00:00Z"))
                        .state();

        ShiftScore later = fold(state, open("b", "2025-04-30T10:00:00Z")).score();

        // One pane of weight 0.9 and score 0.9, exactly 60 days old: half of it is left beside k =
        // 6.
        assertThat(later.baseline()).isCloseTo(0.45 * 0.9 / 6.45, within(1e-9));
        assertThat(later.count()).isEqualTo(1);
    }

    @Test
    void weightlessSignalsAreRefused() {
        assertThatThrownBy(
                        () ->
                                scorer.fold(
                                        CompanyState.starting(null),
                                        announced(
                                                "n",
                                                "2025-03-01T10:00:00Z",
                                                Stance.NEUTRAL,
                                                "mention")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("n");
    }

    private ShiftScorer.Scored fold(CompanyState state, Signal signal) {
        return scorer.fold(state, signal);
    }

    private static Signal open(String id, String time) {
        return announced(id, time, Stance.OPEN, "Acme opens " + id).chained(id, 1, 0.9);
    }
}
