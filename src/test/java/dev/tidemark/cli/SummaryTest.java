package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTest {
    @Test
    void aSumThatAddsEndsWithZero() throws IOException {
        Summary summary = of(Map.of("tally.read", 3L, "tally.scored", 2L, "tally.late", 1L));

        assertThat(summary.exit()).isZero();
        assertThat(summary.text())
                .startsWith("read 3 = scored 2 + ")
                .contains(" late 1 ")
                .doesNotContain("defect");
    }

    @Test
    void aSumThatDoesNotAddEndsWithOneAndSaysSo() throws IOException {
        Summary summary = of(Map.of("tally.read", 3L, "tally.scored", 2L));

        assertThat(summary.exit()).isEqualTo(1);
        assertThat(summary.text()).contains("the sum is wrong");
    }

    @Test
    void nothingReadIsASumOfZeroesUnlessAnEarlierRunReadIt() throws IOException {
        assertThat(of(Map.of()).text()).startsWith("read 0 = scored 0 + ");
        assertThat(Summary.of(Map.of(), true, 0, 1).text())
                .startsWith("the input was read before this run");
    }

    @Test
    void muchThatIsLateIsAHintThatTheOrderIsWrong() throws IOException {
        String hint = "oldest line first";

        assertThat(of(Map.of("tally.read", 10L, "tally.late", 1L, "tally.scored", 9L)).text())
                .doesNotContain(hint);
        assertThat(of(Map.of("tally.read", 10L, "tally.late", 2L, "tally.scored", 8L)).text())
                .contains(hint);
    }

    private static Summary of(Map<String, Object> totals) {
        return Summary.of(totals, false, 0, 1);
    }
}
