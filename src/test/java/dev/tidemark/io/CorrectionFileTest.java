package dev.tidemark.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.tidemark.config.Correction;
import dev.tidemark.config.Corrections;
import dev.tidemark.config.Decision;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.Pin;
import dev.tidemark.model.Regime;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrectionFileTest {
    private static final Instant MORNING = Instant.parse("2026-01-01T08:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-01-01T20:00:00Z");

    @TempDir Path dir;

    @Test
    void whatIsRecordedIsReadBackAndFollowsItsSchema() throws Exception {
        Path file = dir.resolve("decisions.jsonl");
        Correction correction =
                new Correction("openness|Meta|a \u2028 \"b\"|report", "冗談だった。", "desk", MORNING);
        Pin pin = pin(Regime.MIXED, MORNING);

        CorrectionFile.add(file, correction);
        CorrectionFile.add(file, pin);

        assertThat(Corrections.read(file).decisions()).containsExactly(correction, pin);
        for (String line : Files.readAllLines(file)) {
            assertThat(schema().validate(new ObjectMapper().readTree(line))).isEmpty();
            String more = line.replaceFirst("\\{", "{\"surplus\":1,");
            assertThat(schema().validate(new ObjectMapper().readTree(more))).isNotEmpty();
        }
    }

    @Test
    void theSameDecisionTwiceIsOneAndKeepsItsTime() throws Exception {
        Path file = dir.resolve("decisions.jsonl");
        Correction first = correction("A joke.", MORNING);

        CorrectionFile.add(file, first);
        Decision again = CorrectionFile.add(file, correction("A joke.", EVENING));
        CorrectionFile.add(file, pin(Regime.MIXED, MORNING));
        CorrectionFile.add(file, pin(Regime.MIXED, EVENING));

        assertThat(again).isEqualTo(first);
        assertThat(Files.readAllLines(file)).hasSize(2);
    }

    @Test
    void aDecisionThatIsTakenAgainAfterAnotherOneIsNew() throws Exception {
        Path file = dir.resolve("decisions.jsonl");

        CorrectionFile.add(file, pin(Regime.MIXED, MORNING));
        CorrectionFile.add(file, pin(Regime.CLOSED, MORNING));
        CorrectionFile.add(file, pin(Regime.MIXED, EVENING));

        assertThat(Files.readAllLines(file)).hasSize(3);
    }

    @Test
    void aLastLineWithoutItsEndIsNotSpoilt() throws Exception {
        Path file = dir.resolve("decisions.jsonl");
        CorrectionFile.add(file, correction("A joke.", MORNING));
        Files.writeString(file, Files.readString(file).strip());

        CorrectionFile.add(file, pin(Regime.MIXED, MORNING));

        assertThat(Corrections.read(file).decisions()).hasSize(2);
    }

    @Test
    void decisionsOfManyAtOnceAreAllKept() throws Exception {
        Path file = dir.resolve("decisions.jsonl");
        List<Thread> desks =
                IntStream.range(0, 4)
                        .mapToObj(desk -> new Thread(() -> decide(file, desk)))
                        .toList();

        desks.forEach(Thread::start);
        for (Thread desk : desks) {
            desk.join();
        }

        assertThat(Corrections.read(file).decisions()).hasSize(40);
    }

    @Test
    void aFileThatHoldsSomethingElseIsLeftAsItIs() throws Exception {
        Path file = Files.writeString(dir.resolve("notes.txt"), "Buy milk.\n");

        assertThatThrownBy(() -> CorrectionFile.add(file, correction("A joke.", MORNING)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("notes.txt:1: Buy milk.; allowed: one whole JSON object");
        assertThat(file).hasContent("Buy milk.\n");
        assertThatThrownBy(
                        () ->
                                CorrectionFile.add(
                                        dir.resolve("none/x.jsonl"), correction("x", MORNING)))
                .hasMessageContaining("cannot be written: no such file or folder");
    }

    private static void decide(Path file, int desk) {
        for (int i = 0; i < 10; i++) {
            CorrectionFile.add(
                    file, new Correction("a|b|" + desk + "-" + i + "|report", "x", "y", MORNING));
        }
    }

    private static Correction correction(String reason, Instant time) {
        return new Correction("openness|Meta|item-1|report", reason, "desk", time);
    }

    private static Pin pin(Regime regime, Instant time) {
        return new Pin(
                "openness",
                "Meta",
                regime,
                time,
                LocalDate.parse("2026-12-31"),
                "Terms are unclear.",
                "desk",
                time);
    }

    private static JsonSchema schema() throws Exception {
        try (InputStream in =
                CorrectionFileTest.class.getResourceAsStream("/schema/corrections.schema.json")) {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                    .getSchema(
                            in,
                            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
        }
    }
}
