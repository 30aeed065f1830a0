package dev.tidemark.io.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.slack.api.SlackConfig;
import com.slack.api.util.json.GsonFactory;
import com.slack.api.webhook.Payload;
import dev.tidemark.config.SlackSettings;
import dev.tidemark.model.Alert;
import dev.tidemark.model.Certainty;
import dev.tidemark.model.Language;
import dev.tidemark.model.Quote;
import dev.tidemark.model.Speaker;
import dev.tidemark.model.Tier;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlackMessageTest {
    private final SlackMessage english = new SlackMessage(SlackSettings.defaults());
    private final SlackMessage japanese =
            new SlackMessage(
                    new SlackSettings("HOOK", Tier.REPORT, ZoneId.of("Asia/Tokyo"), Language.JA));

    @Test
    void theFirstLineStandsAloneOnALockScreen() {
        assertThat(english.of(Alerts.report()).getText())
                .isEqualTo(
                        "Report, unconfirmed | Acme AI: open → mixed? (The Example Times)"
                                + " “Acme AI is considering keeping its next model closed, people said.”"
                                + " | Acme AI denies:"
                                + " ““Nothing has changed,” a spokesperson of Acme AI said.”");
    }

    @Test
    void theFirstLineInJapaneseKeepsTheQuoteInItsOwnLanguage() {
        Quote quote =
                Alerts.quote(
                        "アクメAIは次期モデルを非公開とする方向で検討している。",
                        null,
                        Certainty.CONSIDERING,
                        Speaker.SOURCE,
                        "例日新聞");
        Alert alert =
                Alerts.alert("Acme AI", Tier.REPORT, "s", List.of(quote), List.of(Alerts.denied()));

        assertThat(japanese.of(alert).getText())
                .startsWith(
                        "報道・未確認 | Acme AI: オープン → 一部オープン？ (例日新聞)"
                                + " 「アクメAIは次期モデルを非公開とする方向で検討している。」 | Acme AIは否定: 「“Nothing");
    }

    @Test
    void onlyAReportIsMarkedAsAQuestion() {
        assertThat(english.of(Alerts.of(Tier.NOTICE, "s")).getText())
                .startsWith("Notice, by the company | Acme AI: open → mixed (");
        assertThat(english.of(Alerts.of(Tier.SHIFT, "s")).getText())
                .startsWith("Shift | Acme AI: open → mixed (");
    }

    @Test
    void theBlocksHoldQuotesWithOutletAndLinkTheReasonAndBothTimes() {
        JsonNode blocks = json(english.of(Alerts.report())).get("blocks");

        assertThat(blocks.findValuesAsText("type"))
                .startsWith("header", "plain_text", "section", "plain_text", "context");
        assertThat(texts(blocks))
                .contains(
                        "Report, unconfirmed | Acme AI: open → mixed?",
                        "“Acme AI is considering keeping its next model closed, people said.”",
                        "<https://wire.example.org/acme?a=1&amp;b=2|The Example Times> · via wire.example.org"
                                + " · considering · sources · 2025-07-14 16:05 UTC",
                        "Acme AI denies: ““Nothing has changed,” a spokesperson of Acme AI said.”",
                        "*Why:* a credible publisher attributes a change against the regime to others\n"
                                + "weight 0.38 (needed 0.2) · independent publishers: 1",
                        "First seen: 2025-07-14 16:05 UTC · 2025-07-15 01:05 JST");
    }

    @Test
    void nothingFromAFeedActsOrPassesSlacksLimitsHoweverLong() {
        String hostile =
                "<!channel> *x* & <https://evil.example.org|Reuters> :tada: \u202E".repeat(2_000);
        Quote quote =
                Alerts.quote(
                        hostile,
                        "https://a.example.org/" + hostile,
                        Certainty.DENIED,
                        Speaker.COMPANY,
                        hostile);
        List<Quote> many = Collections.nCopies(60, quote);
        Alert alert = Alerts.alert(hostile, Tier.SHIFT, hostile, many, many);

        for (SlackMessage message : List.of(english, japanese)) {
            JsonNode sent = json(message.of(alert));
            assertThat(sent.get("text").asText().length()).isLessThanOrEqualTo(3_000);
            assertThat(sent.get("blocks").size()).isLessThanOrEqualTo(50);
            assertThat(sent.at("/blocks/0/text/text").asText().length()).isLessThanOrEqualTo(150);
            assertThat(texts(sent.get("blocks")))
                    .allMatch(text -> text.length() <= 3_000)
                    .noneMatch(text -> text.contains("<"));
            assertThat(sent.get("text").asText())
                    .doesNotContain("<", ">", ":tada:", "*x*", "\u202E");
        }
    }

    @Test
    void anAlertWithoutEvidenceIsStillAMessage() {
        Payload payload =
                english.of(Alerts.alert("Acme AI", Tier.SHIFT, "s", List.of(), List.of()));

        assertThat(payload.getText()).isEqualTo("Shift | Acme AI: open → mixed");
        assertThat(payload.getBlocks()).hasSize(4);
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.path("text").isTextual()) {
            texts.add(node.get("text").asText());
        }
        node.forEach(below -> texts.addAll(texts(below)));
        return texts;
    }

    /** As the library writes it. */
    static JsonNode json(Payload payload) {
        try {
            return new ObjectMapper()
                    .readTree(GsonFactory.createSnakeCase(new SlackConfig()).toJson(payload));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
