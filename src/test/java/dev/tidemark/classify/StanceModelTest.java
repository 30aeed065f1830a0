package dev.tidemark.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tidemark.config.InvalidInput;
import dev.tidemark.model.Stance;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StanceModelTest {
    private static final StanceModel MODEL =
            StanceModel.of(
                    new TextFile(
                            "w.tsv",
                            "# comment\nopens\t2000\t-2000\t0\t-1000\nbias\t0\t0\t0\t0\n"));

    @Test
    void chancesAreLogisticAndSumToOne() {
        Map<Stance, Double> chance = MODEL.probabilities(List.of("opens", "bias", "unknown"));
        double open = 1 / (1 + Math.exp(-2));
        double closed = 1 / (1 + Math.exp(2));
        double neutral = 1 / (1 + Math.exp(1));
        double all = open + closed + 0.5 + neutral;

        assertThat(chance.get(Stance.OPEN)).isCloseTo(open / all, within(1e-6));
        assertThat(chance.values().stream().mapToDouble(c -> c).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    void aFeatureSpeaksForAStanceAgainstNeutral() {
        assertThat(MODEL.weight("opens", Stance.OPEN)).isCloseTo(3, within(1e-6));
        assertThat(MODEL.weight("unknown", Stance.OPEN)).isZero();
    }

    @Test
    void aBrokenLineIsNamed() {
        assertThatThrownBy(() -> StanceModel.of(new TextFile("w.tsv", "opens\t1\n")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("w.tsv: line 1");
        assertThatThrownBy(() -> StanceModel.of(new TextFile("w.tsv", "opens\t1\tx\t0\t0\n")))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("line 1");
    }

    @Test
    void theVersionIsThatOfTheWeights() {
        assertThat(StanceModel.bundled().version())
                .isEqualTo(StanceModel.bundled().version())
                .isNotEqualTo(MODEL.version());
    }
}
