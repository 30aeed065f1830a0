package dev.tidemark.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.model.Direction;
import dev.tidemark.model.Sensitivity;
import dev.tidemark.shift.ShiftDetector.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShiftDetectorTest {
    private static final Instant MONDAY = Instant.parse("2025-03-03T09:00:00Z");
    private final ShiftDetector detector = new ShiftDetector(Sensitivity.NORMAL);

    @Test
    void secondItemGivesTheNumbersOfTheFormulas() {
        // Mixed, so b = 0 at first; the first item says nothing, for no day has passed in which a
        // change could have begun.
        Reading first = detector.observe(DetectorState.starting(0, 6), MONDAY, 0.8, 1);
        Instant next = MONDAY.plus(Duration.ofDays(1));

        Reading second = detector.observe(first.state(), next, -0.8, 1);

        double kept = Math.pow(2, -1 / 365.0);
        double b =
                0.8 * kept / (6 + kept); // common mean; Mondays to Fridays hardly know better yet
        double weekday = (30 * b + 0.8 * kept) / (30 + kept);
        double began = (1 - Math.pow(2, -1 / 150.0)) / (Math.log(2) / 150);
        double stake = 0.3 / (0.57 - weekday * weekday);
        assertThat(first.closing()).isZero();
        assertThat(second.state().closing().get(0).mass())
                .isCloseTo(began * (1 + stake * (0.8 + weekday)), within(1e-9));
        assertThat(second.state().opening().get(0).mass())
                .isCloseTo(began * (1 - stake * (0.8 + weekday)), within(1e-9));
    }

    @Test
    void changeIsEstablishedByStancesAgainstWhatIsNormalAndItsBeginningIsNamed() {
        DetectorState state = DetectorState.starting(-0.6, 6);
        state = daily(state, MONDAY, 60, -0.8).state();

        Reading turned = daily(state, MONDAY.plus(Duration.ofDays(60)), 5, 0.9);

        assertThat(turned.change()).isEqualTo(Direction.OPENING);
        assertThat(turned.since()).isEqualTo(MONDAY.plus(Duration.ofDays(60)));
    }

    @Test
    void whatAgreesWithTheRegimeNeverSpeaksForItsOpposite() {
        assertThat(daily(DetectorState.starting(0.6, 6), MONDAY, 2_000, 0.9).closing())
                .isLessThan(0.02);
        assertThat(daily(DetectorState.starting(-0.6, 6), MONDAY, 2_000, -0.9).opening())
                .isLessThan(0.02);
    }

    @Test
    void oneItemAloneIsNeverAChange() {
        DetectorState state = daily(DetectorState.starting(-0.6, 6), MONDAY, 30, -0.8).state();

        assertThat(detector.observe(state, MONDAY.plus(Duration.ofDays(90)), 1, 1).change())
                .isNull();
    }

    @Test
    void openingAndClosingAreMirrorImages() {
        SplittableRandom random = new SplittableRandom(3);
        DetectorState state = DetectorState.starting(0.4, 6);
        DetectorState mirrored = DetectorState.starting(-0.4, 6);
        Instant time = MONDAY;
        for (int i = 0; i < 500; i++) {
            time = time.plus(Duration.ofMinutes(random.nextInt(3_000)));
            double score = 2 * random.nextDouble() - 1;
            double weight = random.nextDouble();
            Reading one = detector.observe(state, time, score, weight);
            Reading other = detector.observe(mirrored, time, -score, weight);

            assertThat(other.opening()).isEqualTo(one.closing());
            assertThat(other.closing()).isEqualTo(one.opening());
            assertThat(other.since()).isEqualTo(one.since());
            state = one.state();
            mirrored = other.state();
        }
    }

    @Test
    void moreWeightAndStrongerWordsAgainstTheRegimeNeverGiveLessEvidence() {
        DetectorState state = daily(DetectorState.starting(0.6, 6), MONDAY, 20, 0.8).state();
        Instant time = MONDAY.plus(Duration.ofDays(21));
        double before = 0;
        for (double weight = 0.1; weight <= 1; weight += 0.1) {
            double closing = detector.observe(state, time, -0.7, weight).closing();
            assertThat(closing).isGreaterThan(before);
            before = closing;
        }
        before = 0;
        for (double score = 0.8; score >= -0.8; score -= 0.1) {
            double closing = detector.observe(state, time, score, 1).closing();
            assertThat(closing).isGreaterThan(before);
            before = closing;
        }
    }

    @Test
    void strengthBeyondTheStrongestSaysNothingMore() {
        DetectorState state = daily(DetectorState.starting(0.6, 6), MONDAY, 20, 0.8).state();
        Instant time = MONDAY.plus(Duration.ofDays(21));

        assertThat(detector.observe(state, time, -1, 1))
                .isEqualTo(detector.observe(state, time, -0.8, 1));
    }

    @Test
    void weightlessItemChangesNothing() {
        DetectorState state = daily(DetectorState.starting(0.6, 6), MONDAY, 20, 0.8).state();

        assertThat(detector.observe(state, MONDAY.plus(Duration.ofDays(90)), -1, 0).state())
                .isEqualTo(state);
    }

    @Test
    void silenceFadesTheEvidenceAndKeepsWhatIsNormal() {
        DetectorState state = daily(DetectorState.starting(-0.6, 6), MONDAY, 60, -0.8).state();
        Reading turned = daily(state, MONDAY.plus(Duration.ofDays(60)), 5, 0.9);

        DetectorState later =
                ShiftDetector.silence(turned.state(), MONDAY.plus(Duration.ofDays(3 * 365)));

        assertThat(turned.change()).isEqualTo(Direction.OPENING);
        assertThat(detector.read(later).change()).isNull();
        assertThat(detector.read(later).opening()).isLessThan(turned.opening() / 10);
        assertThat(later.reference().mean(false))
                .isCloseTo(turned.state().reference().mean(false), within(0.1));
    }

    @Test
    void oneLongSilenceEqualsManyShortOnes() {
        DetectorState state = daily(DetectorState.starting(-0.6, 6), MONDAY, 9, 0.8).state();
        Instant until = MONDAY.plus(Duration.ofDays(40));
        DetectorState stepped = state;
        for (Instant t = MONDAY.plus(Duration.ofDays(9)); t.isBefore(until); ) {
            t = t.plus(Duration.ofHours(7)).isBefore(until) ? t.plus(Duration.ofHours(7)) : until;
            stepped = ShiftDetector.silence(stepped, t);
        }

        Reading atOnce = detector.read(ShiftDetector.silence(state, until));
        Reading slowly = detector.read(stepped);

        assertThat(slowly.opening()).isCloseTo(atOnce.opening(), within(1e-12));
        assertThat(slowly.closing()).isCloseTo(atOnce.closing(), within(1e-12));
        assertThat(Duration.between(slowly.since(), atOnce.since()).abs())
                .isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void storyThatEverybodyRewritesInOneNightIsFarLessEvidenceThanAsManyStoriesOnManyDays() {
        DetectorState state = daily(DetectorState.starting(-0.6, 6), MONDAY, 120, -0.8).state();
        Instant start = MONDAY.plus(Duration.ofDays(121));
        DetectorState rewritten = state;
        DetectorState spread = state;
        for (int i = 0; i < 12; i++) {
            rewritten =
                    detector.observe(rewritten, start.plus(Duration.ofMinutes(30L * i)), 0.9, 1)
                            .state();
            spread = detector.observe(spread, start.plus(Duration.ofDays(i)), 0.9, 1).state();
        }

        assertThat(detector.read(rewritten).opening())
                .isLessThan(detector.read(spread).opening() / 100);
    }

    @Test
    void whatComesAtWeekendsOnlyIsNormalAtWeekends() {
        DetectorState state = DetectorState.starting(0.6, 6);
        for (int day = 0; day < 2 * 364; day++) {
            for (int hour = 0; hour < 6; hour++) {
                state =
                        detector.observe(
                                        state,
                                        MONDAY.plus(Duration.ofDays(day))
                                                .plusSeconds(3_600L * hour),
                                        day % 7 >= 5 && hour < 3 ? -0.8 : 0.8,
                                        1)
                                .state();
            }
        }

        assertThat(state.reference().mean(true)).isCloseTo(0, within(0.1));
        assertThat(state.reference().mean(false)).isGreaterThan(0.75);
    }

    @Test
    void settledCompanyStartsAgainWithWhatItHasLearned() {
        DetectorState state = daily(DetectorState.starting(-0.6, 6), MONDAY, 60, -0.8).state();
        DetectorState turned = daily(state, MONDAY.plus(Duration.ofDays(60)), 5, 0.9).state();

        DetectorState settled = turned.settled();

        assertThat(detector.read(settled).change()).isNull();
        assertThat(detector.read(settled).opening()).isZero();
        assertThat(settled.reference()).isEqualTo(turned.reference());
    }

    @Test
    void higherSensitivityNeedsLess() {
        assertThat(List.of(Sensitivity.values()))
                .isSortedAccordingTo((a, b) -> Double.compare(b.threshold(), a.threshold()))
                .isSortedAccordingTo((a, b) -> Double.compare(a.falseShifts(), b.falseShifts()));
    }

    @ParameterizedTest
    @CsvSource({"1.1, 1", "-1.1, 1", "NaN, 1", "0.5, -0.1", "0.5, 1.1", "0.5, NaN"})
    void rubbishIsRefused(double score, double weight) {
        assertThatThrownBy(
                        () -> detector.observe(DetectorState.starting(0, 6), MONDAY, score, weight))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itemFromThePastIsRefused() {
        DetectorState state = detector.observe(DetectorState.starting(0, 6), MONDAY, 1, 1).state();

        assertThatThrownBy(() -> detector.observe(state, MONDAY.minusSeconds(1), 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("before");
    }

    @Test
    void startWithoutAnExpectationIsRefused() {
        assertThatThrownBy(() -> DetectorState.starting(0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DetectorState.starting(2, 6))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** One item a day. */
    private Reading daily(DetectorState state, Instant from, int days, double score) {
        Reading reading = detector.read(state);
        for (int day = 0; day < days; day++) {
            reading = detector.observe(reading.state(), from.plus(Duration.ofDays(day)), score, 1);
        }
        return reading;
    }
}
