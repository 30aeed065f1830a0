package dev.tidemark.io.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.slack.api.SlackConfig;
import com.slack.api.util.json.GsonFactory;
import dev.tidemark.model.Alert;
import dev.tidemark.model.Certainty;
import dev.tidemark.model.Ending;
import dev.tidemark.model.Quote;
import dev.tidemark.model.Speaker;
import dev.tidemark.model.Tier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlackMessageTest {
    private final SlackMessage english = new SlackMessage(SlackWords.EN, Desk.TOKYO);
    private final SlackMessage japanese = new SlackMessage(SlackWords.JA, Desk.TOKYO);

    @Test
    void theFirstLineStandsAloneOnALockScreen() {
        assertThat(english.full(Alerts.report()).text())
                .isEqualTo(
                        "Report, unconfirmed | Acme AI: open → mixed considered"
                                + " (The Example Times, 1 origin) Acme AI denies:"
                                + " ““Nothing has changed,” a spokesperson of Acme AI said.”");
    }

    @Test
    void theFirstLineInJapaneseHasTheCompanysDenialInItsOwnWords() {
        Quote denial = Alerts.quote("変わっていない", null, Certainty.DENIED, Speaker.COMPANY, null);
        Alert alert =
                Alerts.alert("Acme AI", Tier.REPORT, "s", List.of(Alerts.heard()), List.of(denial));

        assertThat(japanese.full(alert).text())
                .isEqualTo(
                        "報道・未確認 | Acme AI: open → mixed検討"
                                + " (The Example Times, 1 origin) 会社は「変わっていない」と否定");
    }

    @Test
    void aReportSaysThatTheCompanyIsSilentAndIsNeverWordedAsAFact() {
        Quote reported =
                Alerts.quote("x", null, Certainty.REPORTED, Speaker.SOURCE, "The Example Times");
        Alert alert = Alerts.alert("Acme AI", Tier.REPORT, "s", List.of(reported), List.of());

        assertThat(english.full(alert).text())
                .isEqualTo(
                        "Report, unconfirmed | Acme AI: open → mixed reported"
                                + " (The Example Times, 1 origin) No answer from the company seen");
        assertThat(japanese.full(alert).text())
                .isEqualTo(
                        "報道・未確認 | Acme AI: open → mixedとの報道"
                                + " (The Example Times, 1 origin) 会社の回答は未確認");
    }

    @Test
    void whatTheCompanyItselfDidIsToldAsSuch() {
        assertThat(english.full(Alerts.of(Tier.NOTICE, "s")).text())
                .isEqualTo(
                        "Notice, by the company | Acme AI: open → mixed (The Example Times, 1 origin)");
        assertThat(japanese.full(Alerts.of(Tier.SHIFT, "s")).text())
                .startsWith("転換 | Acme AI: open → mixed (");
    }

    @Test
    void theBlocksHoldTimesQuotesWithOutletAndLinkAndTheReason() {
        JsonNode blocks = json(english.full(Alerts.report()));

        assertThat(texts(blocks))
                .contains(
                        english.full(Alerts.report()).text(),
                        "First seen 2025-07-15 01:05 JST · Alert 2025-07-15 01:05 JST"
                                + " · Confidence 75 % · 1 considering · open since 2023-07-18",
                        "“Acme AI is considering keeping its next model closed, people said.”",
                        "<https://wire.example.org/acme?a=1&amp;b=2|The Example Times> · via wire.example.org"
                                + " · considering · sources · 2025-07-15 01:05 JST",
                        "Acme AI denies: ““Nothing has changed,” a spokesperson of Acme AI said.”",
                        "*Why:* a credible publisher attributes a change against the regime to others\n"
                                + "weight 0.38 (needed 0.2)\n"
                                + "Short of “Shift”: stories 1 (needed 3)\n"
                                + "Sensitivity normal");
    }

    @Test
    void aPromotionIsOneShortFollowUp() {
        Alert first = Alerts.of(Tier.SHIFT, "s");
        Message full = english.full(first);
        Message followUp = english.followUp(Alerts.promoted(first, Tier.REPORT), Tier.REPORT);

        assertThat(followUp.text())
                .isEqualTo("Follow-up to “Report, unconfirmed” | " + full.text());
        assertThat(followUp.blocks()).hasSize(4);
        assertThat(texts(json(followUp))).noneMatch(text -> text.contains("*Why:*"));
        assertThat(japanese.followUp(first, Tier.REPORT).text())
                .startsWith("続報（既報: 報道・未確認） | 転換 | Acme AI");
    }

    @Test
    void anEndingIsOneLineThatSaysHowItEnded() {
        Alert ended = Alerts.ended(Alerts.report(), Ending.EXPIRED);

        assertThat(english.ending(ended).text())
                .isEqualTo(
                        "Closed | Report, unconfirmed | Acme AI: open → mixed considered | nothing followed");
        assertThat(english.ending(ended).blocks()).hasSize(2);
        assertThat(japanese.ending(Alerts.ended(Alerts.report(), Ending.CONTRADICTED)).text())
                .isEqualTo("終了 | 報道・未確認 | Acme AI: open → mixed検討 | その後の情報と矛盾");
        assertThat(
                        japanese.ending(Alerts.ended(Alerts.of(Tier.SHIFT, "s"), Ending.RETURNED))
                                .text())
                .endsWith("元の状態に復帰");
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

        for (SlackMessage form : List.of(english, japanese)) {
            for (Message message :
                    List.of(
                            form.full(alert),
                            form.followUp(alert, Tier.REPORT),
                            form.ending(Alerts.ended(alert, Ending.RETURNED)))) {
                assertThat(message.text()).hasSizeLessThanOrEqualTo(900);
                assertThat(message.text()).doesNotContain("<", ">", ":tada:", "*x*", "\u202E");
                assertThat(message.blocks()).hasSizeLessThanOrEqualTo(50);
                assertThat(texts(json(message)))
                        .allMatch(text -> text.length() <= 3_000)
                        .noneMatch(text -> text.contains("<"));
                for (JsonNode block : json(message)) {
                    if (block.path("type").asText().equals("header")) {
                        assertThat(block.at("/text/text").asText()).hasSizeLessThan(151);
                    }
                }
            }
        }
    }

    @Test
    void anAlertWithoutEvidenceIsStillAMessage() {
        Message message =
                english.full(Alerts.alert("Acme AI", Tier.SHIFT, "s", List.of(), List.of()));

        assertThat(message.text()).isEqualTo("Shift | Acme AI: open → mixed (1 origin)");
        assertThat(message.blocks()).hasSize(3);
    }

    @Test
    void theSampleIsAsTheDeskWillSeeItAndSaysThatItIsATest() {
        assertThat(
                        new ChannelMessages(Desk.channel("desk"), Desk.TOKYO)
                                .test(SampleAlert.at(Alerts.HEARD, dev.tidemark.model.Language.EN))
                                .text())
                .isEqualTo(
                        "[TEST] Report, unconfirmed | Example AI: open → closed considered"
                                + " (The Example Times, 1 origin) Example AI denies: “Nothing has changed”");
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.path("text").isTextual()) {
            texts.add(node.get("text").asText());
        }
        node.forEach(below -> texts.addAll(texts(below)));
        return texts;
    }

    /** Its blocks as the library writes them. */
    private static JsonNode json(Message message) {
        try {
            return new ObjectMapper()
                    .readTree(
                            GsonFactory.createSnakeCase(new SlackConfig())
                                    .toJson(message.blocks()));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
