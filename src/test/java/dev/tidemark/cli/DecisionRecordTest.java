package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.config.Correction;
import dev.tidemark.config.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionRecordTest {
    private static final Correction MORNING = correction("2026-01-01T08:00:00Z");
    private static final Correction EVENING = correction("2026-01-01T20:00:00Z");

    @TempDir Path dir;

    @Test
    void aDecisionThatCouldNotBeToldIsToldByTheNextTryAsItWasFirstMade() throws IOException {
        Path file = dir.resolve("decisions.jsonl");
        List<Decision> told = new ArrayList<>();
        DecisionRecord silenced =
                new DecisionRecord(
                        file,
                        null,
                        (decision, alert) -> {
                            throw new IOException("the channel is away");
                        });
        DecisionRecord heard =
                new DecisionRecord(file, null, (decision, alert) -> told.add(decision));

        assertThatThrownBy(() -> silenced.take(MORNING)).hasMessage("the channel is away");
        Decision standing = heard.take(EVENING);

        assertThat(standing).isEqualTo(MORNING);
        assertThat(told).containsExactly(MORNING);
        assertThat(Files.readAllLines(file)).hasSize(1);
    }

    @Test
    void whereNobodyIsToBeToldItIsRecordedAllTheSame() throws IOException {
        Path file = dir.resolve("decisions.jsonl");

        assertThat(new DecisionRecord(file, null, null).take(MORNING)).isSameAs(MORNING);

        assertThat(Files.readAllLines(file)).hasSize(1);
    }

    private static Correction correction(String time) {
        return new Correction(
                "openness|Meta|item-1|report", "Satire.", "desk", Instant.parse(time));
    }
}
