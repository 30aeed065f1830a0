package dev.tidemark.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.config.InvalidInput;
import dev.tidemark.model.Stance;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinearModelTest {
    private static final String HEADER = LinearModel.header(TrainedModels.STANCES);

    private static final LinearModel<Stance> MODEL =
            LinearModel.of(
                    new TextFile(
                            "w.tsv", HEADER + "\nopens\t200\t-200\t\t-100\nbias\t0\t0\t0\t0\n"),
                    TrainedModels.STANCES);

    @Test
    void chancesAreLogisticAndSumToOne() {
        Chances<Stance> chance = MODEL.chances(List.of("opens", "bias", "unknown"));
        double open = 1 / (1 + Math.exp(-2));
        double closed = 1 / (1 + Math.exp(2));
        double neutral = 1 / (1 + Math.exp(1));
        double all = open + closed + 0.5 + neutral;

        assertThat(chance.of(Stance.OPEN)).isCloseTo(open / all, within(1e-6));
        assertThat(TrainedModels.STANCES.stream().mapToDouble(chance::of).sum())
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void aFeatureSpeaksForAStanceAgainstNeutral() {
        assertThat(MODEL.weight("opens", Stance.OPEN, Stance.NEUTRAL)).isCloseTo(3, within(1e-6));
        assertThat(MODEL.weight("unknown", Stance.OPEN, Stance.NEUTRAL)).isZero();
    }

    @Test
    void aBrokenLineIsNamed() {
        assertThatThrownBy(() -> read(HEADER + "\nopens\t1\n"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("w.tsv: line 2");
        assertThatThrownBy(() -> read(HEADER + "\nopens\t1\tx\t0\t0\n"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void columnsInAnotherOrderAreRefused() {
        assertThatThrownBy(() -> read("# Weights of [CLOSED, OPEN]\nopens\t1\t2\n"))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("[OPEN, CLOSED, MIXED, NEUTRAL]");
    }

    @Test
    void theVersionIsThatOfTheWeights() {
        assertThat(TrainedModels.bundled().version())
                .isEqualTo(TrainedModels.bundled().version())
                .isNotEqualTo(MODEL.version());
    }

    @Test
    void certaintyAboutOneClassTakesItsShare() {
        Chances<Stance> chance = MODEL.chances(List.of("opens")).blended(Stance.CLOSED, 0.9);

        assertThat(chance.best()).isEqualTo(Stance.CLOSED);
        assertThat(TrainedModels.STANCES.stream().mapToDouble(chance::of).sum())
                .isCloseTo(1, within(1e-9));
    }

    private static LinearModel<Stance> read(String weights) {
        return LinearModel.of(new TextFile("w.tsv", weights), TrainedModels.STANCES);
    }
}
