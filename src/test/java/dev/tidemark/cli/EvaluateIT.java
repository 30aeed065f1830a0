package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tidemark evaluate} as a user types it. */
class EvaluateIT {
    @TempDir Path dir;
    private Path gold;

    @BeforeEach
    void write() throws IOException {
        gold =
                Files.write(
                        dir.resolve("gold.jsonl"),
                        List.of(
                                // Right, with evidence.
                                """
                                {"id":"1","lang":"en","title":"Meta releases the weights of its new model","text":"It is out.",\
                                "event":"a-1","phenomena":["plain-open"],"labels":[{"company":"Meta","stance":"OPEN",\
                                "certainty":"announced","evidence":"Meta releases the weights of its new model"}]}""",
                                // Nothing in it says so: wrong. The title would clear a terminal.
                                """
                                {"id":"2","lang":"en","title":"Quiet\\u001b[2J day\\u202e at Apple","event":"a-2",\
                                "labels":[{"company":"Apple","stance":"CLOSED","certainty":"reported","knownWrong":true}]}""",
                                // Right.
                                """
                                {"id":"3","lang":"ja","title":"グーグルが新本社を公開","event":"b",\
                                "labels":[{"company":"Google","stance":"NEUTRAL"}]}"""));
    }

    @Test
    void figuresAndErrorsAreToldWithoutSteeringTheTerminal() {
        Run run = Run.of("evaluate", gold.toString(), "--by", "lang,phenomenon", "--errors");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("3 items, 3 labels, 3 events", "macro-F1", "plain-open", "known wrong: 1")
                .contains("errors: 1")
                .contains("2  Apple: CLOSED reported → NEUTRAL")
                .contains("Quiet [2J day at Apple")
                .doesNotContain("\u001b", "\u202e");
    }

    @Test
    void jsonHoldsAllFigures() throws IOException {
        Run run = Run.of("evaluate", gold.toString(), "--json", "--errors", "--one-event", "a-");

        JsonNode json = new ObjectMapper().readTree(run.out());
        JsonNode strict = json.at("/report/all/strict");
        assertThat(run.out().chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f))).isTrue();
        assertThat(strict.at("/classes/OPEN/f1").asDouble()).isEqualTo(1);
        assertThat(strict.at("/classes/CLOSED/recall").asDouble()).isZero();
        assertThat(strict.at("/classes/MIXED/recall").isNull()).isTrue();
        assertThat(strict.at("/confusion/CLOSED/NEUTRAL").asDouble()).isEqualTo(1);
        assertThat(strict.at("/macroF1Interval/low").isNumber()).isTrue();
        assertThat(json.at("/report/companies/recall/share").asDouble()).isEqualTo(1);
        assertThat(json.at("/report/evidence/first/right").asInt()).isEqualTo(1);
        assertThat(json.at("/report/parts/1/name").asText()).isEqualTo("a-* as one label");
        assertThat(json.at("/errors/0/company").asText()).isEqualTo("Apple");
    }

    @Test
    void labelsAreComparedWithThoseOfAnEarlierRun() throws IOException {
        Path earlier =
                Files.writeString(
                        dir.resolve("before.jsonl"), Run.of("classify", gold.toString()).out());
        Run same = Run.of("evaluate", gold.toString(), "--against", earlier.toString());
        Files.writeString(earlier, Files.readString(earlier).replace("\"OPEN\"", "\"CLOSED\""));
        Run other = Run.of("evaluate", gold.toString(), "--against", earlier.toString());

        assertThat(same.out()).contains("0 mended, 0 broken");
        assertThat(other.out()).contains("1 mended, 0 broken");
    }
}
