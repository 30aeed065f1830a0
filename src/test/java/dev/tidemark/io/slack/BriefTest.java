package dev.tidemark.io.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.config.QuietHours;
import dev.tidemark.config.SlackChannel;
import dev.tidemark.io.outbox.Outbox.Place;
import dev.tidemark.io.outbox.OutboxMessage;
import dev.tidemark.io.slack.SlackServer.Reply;
import dev.tidemark.model.HealthAlert;
import dev.tidemark.model.Language;
import dev.tidemark.model.Tier;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A desk that sleeps until six and reads its brief at seven; the test begins at 01:05 on 15 July. */
class BriefTest {
    private static final LocalTime SEVEN = LocalTime.of(7, 0);

    @TempDir Path dir;

    @BeforeEach
    void start() {
        TestMachine.reset();
    }

    @Test
    void whatHappensAtNightIsPartOfTheMorningBriefAndSentOnce() throws Exception {
        try (SlackServer slack = slack()) {
            Desk desk = desk(slack, quiet(null), SEVEN);
            desk.add(Alerts.report(), Alerts.of(Tier.SHIFT, "two"));
            desk.outbox.addRead("batch-1", 1_234);
            try (Poster poster = desk.poster()) {
                Desk.settle(poster);
                at("2025-07-14T21:30:00Z");
                Desk.settle(poster);
                assertThat(slack.texts()).as("06:30: no longer quiet, not yet seven").isEmpty();

                at("2025-07-14T22:00:00Z");
                Desk.settle(poster);
            }

            assertThat(slack.texts()).hasSize(1);
            assertThat(slack.texts().get(0))
                    .startsWith(
                            "Morning brief 2025-07-15 | 2 alerts | 1,234 items read | Shift | Acme");
            assertThat(slack.receipts().get(0).message().toString())
                    .contains("• Report, unconfirmed | Acme AI", "• Shift | Acme AI");
            desk.post();
            assertThat(slack.texts()).hasSize(1);
            assertThat(desk.in(Place.WAITING)).isZero();
            assertThat(desk.in(Place.SENT)).as("two alerts and the brief").isEqualTo(3);
        }
    }

    @Test
    void aDayWithoutAnythingHasItsBriefTooEveryDay() throws Exception {
        try (SlackServer slack = slack()) {
            Desk desk = desk(slack, null, SEVEN);
            desk.post();
            desk.outbox.addRead("batch-1", 40);
            at("2025-07-15T02:00:00Z");
            desk.post();
            desk.outbox.addRead("batch-2", 2);
            desk.outbox.addRead("batch-2", 2);
            at("2025-07-15T22:00:00Z");
            desk.post();
            desk.post();

            assertThat(slack.texts())
                    .containsExactly(
                            "Morning brief 2025-07-15 | no alerts | 40 items read",
                            "Morning brief 2025-07-16 | no alerts | 2 items read");
        }
    }

    @Test
    void theBriefNamesWhatWasToldByDayAndOnlyOnce() throws Exception {
        try (SlackServer slack = slack()) {
            Desk desk = desk(slack, quiet(null), SEVEN);
            desk.post();
            at("2025-07-15T03:00:00Z");
            desk.post();
            desk.add(Alerts.report());
            desk.post();
            at("2025-07-15T22:00:00Z");
            desk.post();
            at("2025-07-16T22:00:00Z");
            desk.post();

            assertThat(slack.texts()).hasSize(4);
            assertThat(slack.texts().get(1)).startsWith("Report, unconfirmed");
            assertThat(slack.texts().get(2)).startsWith("Morning brief 2025-07-16 | 1 alert |");
            assertThat(slack.texts().get(3)).startsWith("Morning brief 2025-07-17 | no alerts |");
        }
    }

    @Test
    void whatIsToldOfFeedsIsNoAlert() throws Exception {
        try (SlackServer slack = slack()) {
            SlackChannel channel =
                    new SlackChannel(
                            "desk",
                            Desk.hook(Desk.HOOK),
                            Tier.REPORT,
                            Language.EN,
                            List.of(),
                            quiet(null),
                            SEVEN,
                            true);
            Desk desk = new Desk(dir, Desk.settings(slack, channel));
            desk.add(Alerts.report());
            desk.outbox.add(
                    OutboxMessage.of(
                            HealthMessageTest.feed(
                                    HealthAlert.Kind.SILENT, "Example", 26, 9_000L, null, null)));
            desk.post();
            at("2025-07-14T22:00:00Z");
            desk.post();

            assertThat(slack.texts())
                    .singleElement()
                    .asString()
                    .startsWith("Morning brief 2025-07-15 | 1 alert, 1 about feeds |");
        }
    }

    @Test
    void quietHoursLetThroughWhatTheDeskWantsToBeWokenFor() throws Exception {
        try (SlackServer slack = slack()) {
            Desk desk = desk(slack, quiet(Tier.SHIFT), null);
            desk.add(Alerts.report(), Alerts.of(Tier.SHIFT, "two"));
            desk.post();
            assertThat(slack.texts()).hasSize(1).allMatch(text -> text.startsWith("Shift"));

            at("2025-07-14T21:00:00Z");
            desk.post();

            assertThat(slack.texts()).hasSize(2);
            assertThat(slack.texts().get(1)).startsWith("Report, unconfirmed");
        }
    }

    @Test
    void aBriefThatMayHaveArrivedIsRepeatedWithWhatItCoversAndNothingIsLost() throws Exception {
        try (SlackServer slack = slack(Reply.of(Reply.DROPPED))) {
            Desk desk = desk(slack, quiet(null), SEVEN);
            desk.add(Alerts.report());
            desk.post();
            at("2025-07-14T22:00:00Z");
            desk.post();

            assertThat(slack.texts()).hasSize(2);
            assertThat(slack.texts().get(1)).isEqualTo("[possible repeat] " + slack.texts().get(0));
            assertThat(desk.in(Place.SENT)).isEqualTo(2);
        }
    }

    @Test
    void whatARefusedBriefCoveredGoesOutByItself() throws Exception {
        try (SlackServer slack = slack(Reply.of(400))) {
            Desk desk = desk(slack, quiet(null), SEVEN);
            desk.add(Alerts.report());
            desk.post();
            at("2025-07-14T22:00:00Z");
            desk.post();

            assertThat(slack.texts()).hasSize(2);
            assertThat(slack.texts().get(1)).startsWith("Report, unconfirmed");
            assertThat(desk.in(Place.REFUSED)).isEqualTo(1);
        }
    }

    @Test
    void anOutageOverTheMorningMakesTheBriefLateButNotAfterHalfADay() throws Exception {
        try (SlackServer slack = slack()) {
            Desk desk = desk(slack, null, SEVEN);
            desk.post();
            at("2025-07-15T05:00:00Z");
            desk.post();
            assertThat(slack.texts()).hasSize(1);
            at("2025-07-16T16:00:00Z");
            desk.post();
            assertThat(slack.texts()).hasSize(1);
        }
    }

    private Desk desk(SlackServer slack, @Nullable QuietHours quiet, @Nullable LocalTime brief)
            throws Exception {
        return new Desk(dir, Desk.settings(slack, Desk.channel("desk", quiet, brief)));
    }

    private static QuietHours quiet(@Nullable Tier ignoredFrom) {
        return new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 0), ignoredFrom);
    }

    private static void at(String time) {
        TestMachine.sleepUntil(Instant.parse(time));
    }

    private static SlackServer slack(Reply... script) throws Exception {
        return new SlackServer(TestMachine.INSTANCE::nanoTime, script);
    }
}
