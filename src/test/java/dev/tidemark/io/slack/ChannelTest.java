package dev.tidemark.io.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.config.SlackChannel;
import dev.tidemark.io.outbox.Correction;
import dev.tidemark.io.outbox.Outbox.Place;
import dev.tidemark.io.outbox.OutboxMessage;
import dev.tidemark.io.slack.SlackServer.Reply;
import dev.tidemark.model.Alert;
import dev.tidemark.model.Ending;
import dev.tidemark.model.Language;
import dev.tidemark.model.Tier;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which message goes to which channel, and into which thread. */
class ChannelTest {
    private static final Alert REPORT = Alerts.report();
    private static final Alert SHIFT =
            Alerts.promoted(Alerts.of(Tier.SHIFT, REPORT.story()), Tier.REPORT);
    private static final Alert ENDED = Alerts.ended(SHIFT, Ending.RETURNED);

    @TempDir Path dir;

    @BeforeEach
    void start() {
        TestMachine.reset();
    }

    @Test
    void aChannelGetsItsTiersAndCompaniesInItsLanguage() throws Exception {
        try (SlackServer slack = slack()) {
            SlackChannel shifts =
                    new SlackChannel(
                            "shifts",
                            Desk.hook(Desk.HOOK),
                            Tier.SHIFT,
                            Language.JA,
                            List.of("Acme AI"),
                            null,
                            null,
                            false);
            Desk desk = new Desk(dir, Desk.settings(slack, shifts));
            desk.add(REPORT, Alerts.of(Tier.SHIFT, "story-2"));
            desk.add(Alerts.alert("Other AI", Tier.SHIFT, "story-3", List.of(), List.of()));

            desk.post();

            assertThat(slack.texts()).hasSize(1).allMatch(text -> text.startsWith("転換 | Acme"));
            assertThat(desk.in(Place.SENT)).isEqualTo(3);
        }
    }

    @Test
    void aStoryIsToldInFullWhereItsReportWasNotWanted() throws Exception {
        try (SlackServer slack = slack()) {
            SlackChannel shifts =
                    new SlackChannel(
                            "shifts",
                            Desk.hook(Desk.HOOK),
                            Tier.SHIFT,
                            Language.EN,
                            List.of(),
                            null,
                            null,
                            false);
            Desk desk = new Desk(dir, Desk.settings(slack, Desk.channel("all"), shifts));
            desk.add(REPORT, SHIFT);

            desk.post();

            assertThat(slack.texts())
                    .hasSize(3)
                    .anyMatch(text -> text.startsWith("Report"))
                    .anyMatch(text -> text.startsWith("Follow-up to “Report, unconfirmed” | Shift"))
                    .anyMatch(text -> text.startsWith("Shift | Acme AI"));
        }
    }

    @Test
    void aBotAnswersInTheThreadOfTheFirstMessage() throws Exception {
        try (SlackServer slack = slack()) {
            Desk desk = new Desk(dir, Desk.settings(slack, Desk.bot("desk")));
            desk.add(REPORT);
            desk.post();
            desk.add(SHIFT);
            desk.post();
            desk.add(ENDED);
            desk.outbox.add(
                    OutboxMessage.of(
                            new Correction(
                                    OutboxMessage.of(SHIFT).id(), "Acme AI", "It was satire."),
                            Alerts.HEARD.plusSeconds(9_000)));
            desk.post();

            assertThat(slack.each("channel")).hasSize(4).containsOnly("C0123456789");
            assertThat(slack.each("thread_ts"))
                    .containsExactly("", "1.000000", "1.000000", "1.000000");
            assertThat(slack.each("reply_broadcast"))
                    .as("an ending may stay in its thread")
                    .containsExactly("0", "1", "0", "1");
            assertThat(slack.texts().get(3))
                    .isEqualTo("Correction | Shift | Acme AI: open → mixed | It was satire.");
        }
    }

    @Test
    void aThreadThatSlackRefusesIsLeft() throws Exception {
        String refused = "{\"ok\":false,\"error\":\"thread_not_found\"}";
        try (SlackServer slack =
                slack(
                        new Reply(200, "{\"ok\":true,\"ts\":\"7.0\"}", null),
                        new Reply(200, refused, null))) {
            Desk desk = new Desk(dir, Desk.settings(slack, Desk.bot("desk")));
            desk.add(REPORT, SHIFT);

            desk.post();

            assertThat(slack.each("thread_ts")).containsExactly("", "7.0", "");
            assertThat(desk.in(Place.SENT)).isEqualTo(2);
        }
    }

    @Test
    void theMethodsOwnErrorsAreToldApart() throws Exception {
        try (SlackServer slack =
                slack(
                        new Reply(429, "{\"ok\":false,\"error\":\"ratelimited\"}", "7"),
                        new Reply(200, "{\"ok\":false,\"error\":\"internal_error\"}", null),
                        new Reply(200, "{\"ok\":false,\"error\":\"invalid_blocks\"}", null),
                        new Reply(200, "{\"ok\":false,\"error\":\"token_revoked\"}", null))) {
            Desk desk = new Desk(dir, Desk.settings(slack, Desk.bot("desk")));
            desk.add(REPORT, Alerts.of(Tier.NOTICE, "two"), Alerts.of(Tier.NOTICE, "three"));

            desk.post();

            assertThat(slack.texts()).hasSize(4);
            assertThat(slack.seconds().get(1) - slack.seconds().get(0)).isBetween(7.0, 7.1);
            assertThat(slack.texts().get(2)).startsWith("[possible repeat]");
            assertThat(desk.in(Place.REFUSED)).isEqualTo(1);
            assertThat(desk.in(Place.DEAD)).isEqualTo(2);
        }
    }

    @Test
    void aCorrectionGoesWhereItsAlertWent() throws Exception {
        try (SlackServer slack = slack()) {
            SlackChannel shifts =
                    new SlackChannel(
                            "shifts",
                            Desk.hook(Desk.HOOK),
                            Tier.SHIFT,
                            Language.JA,
                            List.of(),
                            null,
                            null,
                            false);
            Desk desk = new Desk(dir, Desk.settings(slack, Desk.channel("all"), shifts));
            desk.add(REPORT);
            desk.post();
            OutboxMessage correction =
                    OutboxMessage.of(
                            new Correction(OutboxMessage.of(REPORT).id(), "Acme AI", "<a> & b"),
                            Alerts.HEARD);

            assertThat(desk.outbox.add(correction)).isTrue();
            assertThat(desk.outbox.add(correction)).isFalse();
            desk.post();

            assertThat(slack.texts().subList(1, slack.texts().size()))
                    .containsExactly(
                            "Correction | Report, unconfirmed | Acme AI: open → mixed considered"
                                    + " | &lt;a&gt; &amp; b");
        }
    }

    private static SlackServer slack(Reply... script) throws Exception {
        return new SlackServer(TestMachine.INSTANCE::nanoTime, script);
    }
}
