package dev.tidemark.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.config.InvalidInput;
import dev.tidemark.model.Certainty;
import dev.tidemark.model.Stance;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldReaderTest {
    private static GoldItem read(String json) {
        return GoldReader.read(json.getBytes(StandardCharsets.UTF_8), Outcomes.item("id"));
    }

    @Test
    void everyFieldOfALabelIsRead() {
        GoldItem item =
                read(
                        """
                        {"title":"t","event":"e","sample":"random","phenomena":["hedged","origin"],"knownWrong":true,
                         "labels":[{"company":"Meta","stance":"CLOSED","certainty":"considering","alt":["MIXED"],
                         "tags":["access"],"scope":"model","evidence":"t","knownWrong":true}]}
                        """);

        assertThat(item.event()).isEqualTo("e");
        assertThat(item.sample()).isEqualTo("random");
        assertThat(item.phenomena()).containsExactlyInAnyOrder("hedged", "origin");
        assertThat(item.knownWrong()).isTrue();
        assertThat(item.labels())
                .containsExactly(
                        new GoldLabel(
                                "Meta",
                                Stance.CLOSED,
                                Certainty.CONSIDERING,
                                Set.of(Stance.MIXED),
                                Set.of("access"),
                                "t",
                                true));
    }

    @Test
    void companyAndStanceAreEnough() {
        GoldItem item = read("{\"labels\":[{\"company\":\"Meta\",\"stance\":\"OPEN\"}]}");

        assertThat(item.event()).isEqualTo("id");
        assertThat(item.phenomena()).isEmpty();
        assertThat(item.labels())
                .containsExactly(
                        new GoldLabel("Meta", Stance.OPEN, null, Set.of(), Set.of(), null, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                                          | gold.jsonl:1: labels: absent; allowed: a list
                    {"labels":[{"stance":"OPEN"}]}                              | labels[0].company: absent
                    {"labels":[{"company":"Meta"}]}                             | labels[0].stance: absent; allowed: OPEN, CLOSED, MIXED, NEUTRAL
                    {"labels":[{"company":"Meta","stance":"open"}]}             | labels[0].stance: open; allowed: OPEN, CLOSED
                    {"labels":[{"company":"M","stance":"OPEN","alt":["AJAR"]}]} | labels[0].alt: AJAR; allowed: OPEN
                    {"labels":[{"company":"M","stance":"OPEN","alt":"OPEN"}]}   | labels[0].alt: OPEN; allowed: a list of words
                    {"labels":[{"company":"M","stance":"OPEN","certainty":"?"}]}| labels[0].certainty: ?; allowed: denied, considering
                    {"labels":[{"company":"M","stance":"OPEN"},{"company":"M","stance":"OPEN"}]} | labels[1].company: M; allowed: one label a company
                    """)
    void wrongLabelIsNamedInOneLine(String json, String message) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining(message);
    }
}
