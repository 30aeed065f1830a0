package dev.tidemark.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.model.Regime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectionsTest {
    @TempDir Path dir;

    @Test
    void theLastDecisionOnAnAlertCounts() {
        Corrections read =
                Corrections.of(
                        "decisions.jsonl",
                        correction("a|b|c|report", "A joke.")
                                + "\n"
                                + correction("a|b|d|report", "Another one.")
                                + correction("a|b|c|report", "Satire, in fact."));

        assertThat(read.of("a|b|c|report").reason()).isEqualTo("Satire, in fact.");
        assertThat(read.of("a|b|e|report")).isNull();
        assertThat(read.decisions()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-09T23:59:59Z, ",
        "2026-01-10T00:00:00Z, MIXED",
        "2026-01-31T23:59:59Z, MIXED",
        "2026-02-01T00:00:00Z, ",
    })
    void aPinHoldsFromItsStartThroughItsLastDay(Instant time, Regime regime) {
        Corrections read =
                Corrections.of("decisions.jsonl", pin("mixed", "2026-01-10", "2026-01-31"));

        assertThat(read.pinned("openness", "Meta", time)).isEqualTo(regime);
        assertThat(read.pinned("openness", "xAI", time)).isNull();
        assertThat(read.pinned("safety", "Meta", time)).isNull();
    }

    @Test
    void aLaterPinReplacesAnEarlierOneFromItsStartOnEvenWhenItEndsSooner() {
        Corrections read =
                Corrections.of(
                        "decisions.jsonl",
                        pin("mixed", "2026-01-10", "2026-12-31")
                                + pin("closed", "2026-02-10", "2026-02-12"));

        assertThat(read.pinned("openness", "Meta", Instant.parse("2026-02-09T12:00:00Z")))
                .isEqualTo(Regime.MIXED);
        assertThat(read.pinned("openness", "Meta", Instant.parse("2026-02-11T12:00:00Z")))
                .isEqualTo(Regime.CLOSED);
        assertThat(read.pinned("openness", "Meta", Instant.parse("2026-03-01T12:00:00Z"))).isNull();
    }

    @Test
    void aFileThatIsNotThereYetHoldsNoDecision() {
        assertThat(Corrections.read(dir.resolve("later.jsonl")).decisions()).isEmpty();
        assertThat(Corrections.read(null).version()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"kind":"corr                                        ; decisions.jsonl:1: {"kind":"corr; allowed: one whole JSON object a line
                    ["kind"]                                             ; decisions.jsonl:1: ["kind"]; allowed: one JSON object a line
                    {"kind":"whim","reason":"x","by":"y","time":"2026-01-01T00:00:00Z"} ; decisions.jsonl:1: kind: whim; allowed: correction, pin
                    {"kind":"correction","alert":"a","by":"y","time":"2026-01-01T00:00:00Z"} ; decisions.jsonl:1: reason: absent; allowed: a line of 1 to 500
                    {"kind":"correction","alert":"a","reason":"x\\u0007","by":"y","time":"2026-01-01T00:00:00Z"} ; decisions.jsonl:1: reason:
                    {"kind":"correction","alert":"","reason":"x","by":"y","time":"2026-01-01T00:00:00Z"} ; decisions.jsonl:1: alert: ; allowed: the id of an alert
                    {"kind":"correction","alert":"a","reason":"x","by":"y","time":"noon"} ; decisions.jsonl:1: time: noon; allowed: a time
                    {"kind":"correction","alert":"a","reason":"x","by":"y","time":"2026-01-01T00:00:00Z","until":"x"} ; decisions.jsonl:1: until: unknown setting
                    {"kind":"pin","axis":"openness","company":"Meta","regime":"ajar","from":"2026-01-01T00:00:00Z","until":"2026-01-02","reason":"x","by":"y","time":"2026-01-01T00:00:00Z"} ; decisions.jsonl:1: regime: ajar; allowed: open, mixed, closed
                    """)
    void aLineThatIsNoDecisionIsToldByItsNumber(String line, String complaint) throws IOException {
        Path file = Files.writeString(dir.resolve("decisions.jsonl"), line);

        assertThatThrownBy(() -> Corrections.read(file))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(complaint.strip());
    }

    private static String correction(String alert, String reason) {
        return """
               {"kind":"correction","alert":"%s","reason":"%s","by":"desk","time":"2026-01-01T00:00:00Z"}
               """
                .formatted(alert, reason);
    }

    private static String pin(String regime, String from, String until) {
        return """
               {"kind":"pin","axis":"openness","company":"Meta","regime":"%s","from":"%sT00:00:00Z",\
               "until":"%s","reason":"Unclear.","by":"desk","time":"2026-01-01T00:00:00Z"}
               """
                .formatted(regime, from, until);
    }
}
