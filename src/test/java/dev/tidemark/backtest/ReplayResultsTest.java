package dev.tidemark.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.config.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayResultsTest {
    @TempDir Path folder;

    @BeforeEach
    void noAlerts() throws IOException {
        Files.createFile(folder.resolve("alerts.jsonl"));
    }

    @Test
    void stancesAreThoseOfTheMainWindowWhateverElseWasScored() throws IOException {
        Files.writeString(
                folder.resolve("scores.jsonl"),
                score("\"main\":true,", "2025-03-02T00:00:00Z", 0.5)
                        + score("\"main\":false,", "2025-03-02T00:00:00Z", -0.5)
                        // Before there were other windows, a score did not say.
                        + score("", "2025-03-01T00:00:00Z", 0.25));

        assertThat(ReplayResults.read(folder).of("Acme"))
                .containsExactly(
                        new StancePoint(Instant.parse("2025-03-01T00:00:00Z"), 0.25, 0.1, 1),
                        new StancePoint(Instant.parse("2025-03-02T00:00:00Z"), 0.5, 0.1, 1));
    }

    @Test
    void aScoreWithoutItsCompanyIsToldByItsLine() throws IOException {
        Files.writeString(folder.resolve("scores.jsonl"), "{\"mean\":0.5}\n");

        assertThatThrownBy(() -> ReplayResults.read(folder))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("scores.jsonl:1")
                .hasMessageContaining("no company");
    }

    private static String score(String main, String time, double mean) {
        return """
               {"company":"Acme",%s"paneEnd":"%s","mean":%s,"effect":0.1,"surprise":1}
               """
                .formatted(main, time, mean);
    }
}
