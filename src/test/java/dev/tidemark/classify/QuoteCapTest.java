package dev.tidemark.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.config.JobFile;
import dev.tidemark.io.Parsed;
import dev.tidemark.model.Evidence;
import dev.tidemark.model.LabelledItem;
import dev.tidemark.model.NewsItem;
import dev.tidemark.model.RawRecord;
import dev.tidemark.operator.Rules;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A report whose news is one very long sentence of the article. */
class QuoteCapTest {
    private static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");
    private static final String FILLER =
            " and the hall was full of people who had come from far away".repeat(5);
    private static final String SENTENCE =
            "After a long evening"
                    + FILLER
                    + ", Meta will not release the weights of its model"
                    + FILLER
                    + ".";

    private final Rules rules = Rules.of(JobFile.defaults(), THEN, THEN);

    @Test
    void ofAnArticleOnlyAQuotationIsKeptAndItsOffsetsHoldInTheWhole() {
        NewsItem item =
                item(
                        "{\"title\":\"Meta shows Avocado\",\"text\":\"A lead.\",\"article\":\""
                                + SENTENCE
                                + "\"}");
        LabelledItem labelled = rules.labeller().label(item);
        LabelledItem kept = new QuoteCap(200).of(labelled);

        assertThat(kept.item().text())
                .hasSize("A lead.\n".length() + 200)
                .startsWith("A lead.\nAfter a");
        Evidence whole = labelled.labels().get(0).evidence().get(0);
        Evidence quote = kept.labels().get(0).evidence().get(0);
        assertThat(whole.text()).hasSizeGreaterThan(600);
        assertThat(quote.text()).hasSize(200).contains(whole.cues().get(0));
        assertThat(item.content().substring(quote.start(), quote.end())).isEqualTo(quote.text());
        assertThat(kept.labels().get(0).claims())
                .allSatisfy(
                        claim -> assertThat(claim.evidence().text()).hasSizeLessThanOrEqualTo(200));
    }

    @Test
    void whatTheFeedItselfSaysIsKeptWhole() {
        NewsItem item = item("{\"title\":\"Meta shows Avocado\",\"text\":\"" + SENTENCE + "\"}");
        LabelledItem labelled = rules.labeller().label(item);

        assertThat(labelled.labels().get(0).evidence()).isNotEmpty();
        assertThat(new QuoteCap(200).of(labelled)).isEqualTo(labelled);
    }

    private NewsItem item(String json) {
        byte[] line = json.getBytes(StandardCharsets.UTF_8);
        Parsed parsed =
                rules.parser().parse(new RawRecord(line, line.length, "test:1", THEN, false));
        return ((Parsed.Accepted) parsed).item();
    }
}
