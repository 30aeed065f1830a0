package dev.tidemark.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.evaluate.Reliability.Forecast;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReliabilityTest {
    @Test
    void errorIsTheMeanDistanceOfConfidenceFromTheShareRight() {
        Reliability reliability =
                Reliability.of(
                        List.of(
                                new Forecast(0.92, true),
                                new Forecast(0.98, true),
                                new Forecast(0.95, false),
                                new Forecast(0.55, true),
                                new Forecast(0.05, false)));

        // Three in [0.9, 1]: mean 0.95, two thirds right; one each in [0.5, 0.6) and [0, 0.1).
        assertThat(reliability.bins().get(9).count()).isEqualTo(3);
        assertThat(reliability.bins().get(9).meanConfidence()).isEqualTo(0.95, within(1e-12));
        assertThat(reliability.bins().get(9).right()).isEqualTo(2 / 3.0);
        assertThat(reliability.bins().get(5).meanConfidence()).isEqualTo(0.55);
        assertThat(reliability.bins().get(4).right()).isNaN();
        // 3/5 · |2/3 − 0.95| + 1/5 · |1 − 0.55| + 1/5 · |0 − 0.05| = 0.17 + 0.09 + 0.01
        assertThat(reliability.expectedCalibrationError()).isEqualTo(0.27, within(1e-12));
    }

    @Test
    void binBeginsAtItsLowerEndAndTheLastHoldsOne() {
        Reliability reliability =
                Reliability.of(
                        List.of(
                                new Forecast(0.0, false),
                                new Forecast(0.1, true),
                                new Forecast(0.9, true),
                                new Forecast(1.0, true)));

        assertThat(reliability.bins().stream().map(Reliability.Bin::count))
                .containsExactly(1, 1, 0, 0, 0, 0, 0, 0, 0, 2);
    }

    @Test
    void nothingHasNoError() {
        assertThat(Reliability.of(List.of()).expectedCalibrationError()).isNaN();
    }
}
