package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.embedded.EmbeddedElasticsearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An alert that was wrong, from the replay that told it to the one that knows better. */
class CorrectIT {
    private static final String ALERT = "openness|Anthropic|gift|notice";

    @TempDir static Path parent;
    private static EmbeddedElasticsearch server;

    @TempDir Path dir;
    private Path job;
    private Path file;
    private Path archive;

    @BeforeAll
    static void start() {
        server = EmbeddedElasticsearch.start(parent.resolve("data"), 0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void prepare() throws IOException {
        file = dir.resolve("decisions.jsonl");
        job =
                Files.writeString(
                        dir.resolve("job.yaml"),
                        "lists: {corrections: decisions.jsonl}\nelasticsearch: {hosts: ['%s'], bulkIntervalSeconds: 1}\n"
                                .formatted(server.url()));
        archive =
                ArchiveFixture.write(
                        dir.resolve("news.jsonl"),
                        List.of(
                                item("early", "Storm closes airports in the north", "01T08"),
                                item(
                                        "gift",
                                        "Anthropic releases the weights of its new model under Apache 2.0",
                                        "02T12"),
                                item("late", "A new aquarium opens next month", "03T08")));
    }

    @Test
    void aMarkOutlivesEveryLaterWriteOfTheSameAlert() throws Exception {
        assertThat(replay("a").exit()).isZero();

        Run corrected = correct(ALERT, "A\u001b[31m copy\u202e of <b>satire</b>\nonly.");
        Run again = correct(ALERT, "A copy of <b>satire</b> only.");

        assertThat(corrected.exit()).as(corrected.err()).isZero();
        assertThat(corrected.out()).contains("recorded in", "the alert is marked");
        JsonNode mark = marked();
        assertThat(mark.get("reason").asText()).matches("A.* copy of <b>satire</b> only\\.");
        assertThat(mark.get("reason").asText()).doesNotContain("\u001b", "\u202e", "\n");
        assertThat(mark.get("by").asText()).isEqualTo("night desk");
        assertThat(again.exit()).isZero();

        // A job that knows nothing of the decision writes the alert again, later than any before.
        Files.move(file, dir.resolve("kept.jsonl"));
        assertThat(replay("b").exit()).isZero();
        assertThat(marked()).isNotNull();
        assertThat(alerts("b")).noneMatch(alert -> alert.has("correction"));

        // One that is given the decision marks its own output, too.
        Files.move(dir.resolve("kept.jsonl"), file);
        assertThat(replay("c").exit()).isZero();
        assertThat(alerts("c"))
                .anySatisfy(
                        alert ->
                                assertThat(alert.at("/correction/by").asText())
                                        .isEqualTo("night desk"));
    }

    @Test
    void theSameCorrectionTwiceIsOneAndAnotherReasonReplacesIt() throws Exception {
        assertThat(replay("a").exit()).isZero();

        correct(ALERT, "Satire.");
        JsonNode first = marked();
        Run second = correct(ALERT, "Satire.");

        assertThat(second.out()).contains("stands already in");
        assertThat(Files.readAllLines(file)).hasSize(1);
        assertThat(marked()).isEqualTo(first);

        correct(ALERT, "A test page that went public.");
        assertThat(Files.readAllLines(file)).hasSize(2);
        assertThat(marked().get("reason").asText()).isEqualTo("A test page that went public.");
    }

    @Test
    void anAlertThatNobodyKnowsIsOneLineAndNothingIsRecorded() {
        Run unknown = correct("openness|Meta|never|shift", "Satire.");
        Run tooLong = correct(ALERT, "x".repeat(501));
        Run empty = correct(ALERT, "\u0007\u200b");

        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err().strip().lines()).hasSize(1);
        assertThat(unknown.err())
                .contains("openness|Meta|never|shift; allowed: the id of an alert");
        assertThat(tooLong.exit()).isEqualTo(2);
        assertThat(tooLong.err()).contains("--reason: 501 characters; allowed: 1 to 500");
        assertThat(empty.err()).contains("--reason: nothing to read; allowed: 1 to 500");
        assertThat(file).doesNotExist();
    }

    private Run replay(String out) {
        return Run.of(
                "replay",
                archive.toString(),
                "--job",
                job.toString(),
                "--out",
                dir.resolve(out).toString());
    }

    private Run correct(String alert, String reason) {
        return Run.of(
                "correct",
                alert,
                "--reason",
                reason,
                "--by",
                "night desk",
                "--job",
                job.toString());
    }

    private List<JsonNode> alerts(String out) throws IOException {
        ObjectMapper json = new ObjectMapper();
        return Files.readAllLines(dir.resolve(out).resolve("alerts.jsonl")).stream()
                .map(
                        line -> {
                            try {
                                return json.readTree(line);
                            } catch (IOException e) {
                                throw new IllegalStateException(e);
                            }
                        })
                .toList();
    }

    /** The mark of the one alert in Elasticsearch. */
    private static JsonNode marked() throws Exception {
        List<JsonNode> alerts = new Index(server.url(), "tidemark-alerts").documents();
        assertThat(alerts).hasSize(1);
        return alerts.get(0).get("correction");
    }

    private static String item(String id, String title, String dayAndHour) {
        return "{\"id\":\"%s\",\"title\":\"%s\",\"publishedAt\":\"2025-04-%s:00:00Z\"}"
                .formatted(id, title, dayAndHour);
    }
}
