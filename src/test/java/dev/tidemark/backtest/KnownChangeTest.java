package dev.tidemark.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.config.InvalidInput;
import dev.tidemark.model.Direction;
import dev.tidemark.model.Regime;
import dev.tidemark.model.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both tables that people write, read with tabs shown as vertical bars. */
class KnownChangeTest {
    private static final String CHANGES =
            "tier|date_from|date_to|company|direction|from_regime|to_regime|text_support|why\n";
    private static final String QUIET = "date_from|date_to|company|allowed|why\n";
    private static final Set<String> WATCHED = Set.of("Meta", "xAI");

    @TempDir Path dir;

    @Test
    void readsRowsBelowCommentsAndHeaderInWhateverOrderOfColumns() throws IOException {
        Path file =
                file(
                        "\ufeff# What an editor would want.\r\n\r\n"
                                + "why|company|tier|date_from|date_to|direction|from_regime|to_regime|text_support|seen by\r\n"
                                + "Weights came out.|xAI|shift|2025-03-01|2025-03-01|opening||mixed|facts\r\n");

        assertThat(KnownChange.read(file, WATCHED::contains))
                .containsExactly(
                        new KnownChange(
                                4,
                                Tier.SHIFT,
                                Told.days("2025-03-01", "2025-03-01"),
                                "xAI",
                                Direction.OPENING,
                                null,
                                Regime.MIXED,
                                "facts",
                                "Weights came out."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    alarm|2025-03-01|2025-03-02|Meta|opening|open|open|1|x  ; table.tsv:2: tier: alarm; allowed: report, notice, shift
                    shift|2025-02-30|2025-03-02|Meta|opening|open|open|1|x  ; table.tsv:2: date_from: 2025-02-30; allowed: a date as in 2025-07-14
                    shift|2025-03-01||Meta|opening|open|open|1|x            ; table.tsv:2: date_to: empty; allowed: a date
                    shift|2025-03-03|2025-03-02|Meta|opening|open|open|1|x  ; table.tsv:2: date_to: 2025-03-02; allowed: a date not before date_from 2025-03-03
                    shift|2025-03-01|2025-03-02|meta|opening|open|open|1|x  ; table.tsv:2: company: meta; allowed: a company of the watchlist
                    shift|2025-03-01|2025-03-02|Meta|upwards|open|open|1|x  ; table.tsv:2: direction: upwards; allowed: opening, closing
                    shift|2025-03-01|2025-03-02|Meta|opening|ajar|open|1|x  ; table.tsv:2: from_regime: ajar; allowed: open, mixed, closed
                    shift|2025-03-01|2025-03-02|Meta|opening|open|open|1|x|y; table.tsv:2: 10 cells; allowed: one for each of the 9 columns
                    """)
    void aRowThatIsWrongIsToldByItsLineAndColumn(String row, String complaint) throws IOException {
        Path file = file(CHANGES + row);

        assertThatThrownBy(() -> KnownChange.read(file, WATCHED::contains))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void aTableWithoutRowsOrHeaderIsRefused() throws IOException {
        Path bare = file(CHANGES);
        assertThatThrownBy(() -> KnownChange.read(bare, WATCHED::contains))
                .hasMessageContaining("no row below its header");
        Path empty = file("# nothing\n");
        assertThatThrownBy(() -> KnownChange.read(empty, WATCHED::contains))
                .hasMessageContaining("no header line");
        Path bytes = Files.write(dir.resolve("bytes.tsv"), new byte[] {(byte) 0x93, (byte) 0xfa});
        assertThatThrownBy(() -> KnownChange.read(bytes, WATCHED::contains))
                .hasMessageContaining("not in UTF-8");
    }

    @Test
    void aQuietStretchKnowsItsExceptions() throws IOException {
        Path file =
                file(
                        QUIET
                                + "2025-03-01|2025-04-30|Meta|2025-03-05..2025-03-06 report; 2025-04-01..2025-04-01 notice|Talk.\n"
                                + "2025-03-01|2025-04-30|xAI||Talk.\n");

        List<QuietStretch> read = QuietStretch.read(file, WATCHED::contains);

        assertThat(read.get(0).allowed())
                .containsExactly(
                        new QuietStretch.Allowance(
                                Told.days("2025-03-05", "2025-03-06"), Tier.REPORT),
                        new QuietStretch.Allowance(
                                Told.days("2025-04-01", "2025-04-01"), Tier.NOTICE));
        assertThat(read.get(1).allowed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2025-03-05 report",
        "2025-03-06..2025-03-05 report",
        "2025-03-05..2025-03-99 report",
        "2025-03-05..2025-03-06 alarm",
    })
    void anExceptionThatIsNoneIsRefused(String allowed) throws IOException {
        Path file = file(QUIET + "2025-03-01|2025-04-30|Meta|" + allowed + "|Talk.\n");

        assertThatThrownBy(() -> QuietStretch.read(file, WATCHED::contains))
                .hasMessageContaining("table.tsv:2: allowed: " + allowed + "; allowed: empty, or");
    }

    private Path file(String table) throws IOException {
        return Files.writeString(dir.resolve("table.tsv"), table.replace('|', '\t'));
    }
}
