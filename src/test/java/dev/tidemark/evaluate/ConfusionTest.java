package dev.tidemark.evaluate;

import static dev.tidemark.evaluate.Outcomes.outcome;
import static dev.tidemark.model.Stance.CLOSED;
import static dev.tidemark.model.Stance.MIXED;
import static dev.tidemark.model.Stance.NEUTRAL;
import static dev.tidemark.model.Stance.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.model.Stance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Figures computed by hand for
 *
 * <pre>
 * gold \ predicted  OPEN  CLOSED  MIXED  NEUTRAL
 * OPEN                 6       1      0        1
 * CLOSED               1       2      0        1
 * MIXED                1       0      1        0
 * NEUTRAL              2       0      0       10
 * </pre>
 */
class ConfusionTest {
    private final List<Outcome> outcomes = new ArrayList<>();

    ConfusionTest() {
        add(6, OPEN, OPEN);
        add(1, OPEN, CLOSED);
        add(1, OPEN, NEUTRAL);
        add(1, CLOSED, OPEN);
        add(2, CLOSED, CLOSED);
        add(1, CLOSED, NEUTRAL);
        add(1, MIXED, OPEN);
        add(1, MIXED, MIXED);
        add(2, NEUTRAL, OPEN);
        add(10, NEUTRAL, NEUTRAL);
    }

    private void add(int times, Stance gold, Stance predicted) {
        for (int i = 0; i < times; i++) {
            outcomes.add(outcome("event-" + outcomes.size(), gold, predicted));
        }
    }

    @Test
    void eachClassHasPrecisionRecallAndF1() {
        Confusion confusion = Confusion.of(outcomes, Scoring.STRICT);

        // OPEN: 6 right of 10 predicted and of 8; F1 = 12/18.
        assertThat(confusion.figures(OPEN))
                .isEqualTo(new ClassFigures(0.6, 0.75, 12 / 18.0, 6, 8, 10));
        // CLOSED: 2 right of 3 predicted and of 4; F1 = 4/7.
        assertThat(confusion.figures(CLOSED))
                .isEqualTo(new ClassFigures(2 / 3.0, 0.5, 4 / 7.0, 2, 4, 3));
        // NEUTRAL: 10 right of 12 predicted and of 12.
        assertThat(confusion.figures(NEUTRAL).f1()).isEqualTo(20 / 24.0);
        assertThat(confusion.figures(MIXED).recall()).isEqualTo(0.5);
        assertThat(confusion.accuracy()).isEqualTo(19 / 26.0);
    }

    @Test
    void macroF1LeavesMixedOut() {
        assertThat(Confusion.of(outcomes, Scoring.STRICT).macroF1())
                .isEqualTo((12 / 18.0 + 4 / 7.0 + 20 / 24.0) / 3, within(1e-12));
    }

    @Test
    void macroF1IsOverTheClassesThatOccur() {
        List<Outcome> open = List.of(outcome("a", OPEN, OPEN), outcome("b", OPEN, NEUTRAL));

        assertThat(Confusion.of(open, Scoring.STRICT).macroF1()).isEqualTo(2 / 3.0);
        assertThat(Confusion.of(List.of(), Scoring.STRICT).macroF1()).isNaN();
    }

    @Test
    void alternativeCountsAsThePredictedStanceWhenLenient() {
        List<Outcome> alternative =
                List.of(
                        outcome("a", NEUTRAL, OPEN, OPEN, MIXED),
                        outcome("b", OPEN, OPEN, NEUTRAL),
                        outcome("c", CLOSED, OPEN, NEUTRAL));

        assertThat(Confusion.of(alternative, Scoring.STRICT).figures(OPEN).precision())
                .isEqualTo(1 / 3.0);
        ClassFigures lenient = Confusion.of(alternative, Scoring.LENIENT).figures(OPEN);
        assertThat(lenient.precision()).isEqualTo(2 / 3.0);
        assertThat(lenient.support()).isEqualTo(2);
    }

    @Test
    void sumOfPartsIsTheWhole() {
        Confusion sum =
                Confusion.sum(
                        List.of(
                                Confusion.of(outcomes.subList(0, 9), Scoring.STRICT),
                                Confusion.of(outcomes.subList(9, 26), Scoring.STRICT)));

        assertThat(sum.rows()).isEqualTo(Confusion.of(outcomes, Scoring.STRICT).rows());
    }
}
