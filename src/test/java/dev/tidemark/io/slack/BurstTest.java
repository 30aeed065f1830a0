package dev.tidemark.io.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.config.SlackSettings;
import dev.tidemark.io.outbox.Delivery;
import dev.tidemark.io.outbox.Outbox.Place;
import dev.tidemark.io.outbox.OutboxMessage;
import dev.tidemark.io.slack.SlackServer.Reply;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many alerts at once, and several channels at once; seconds are those of the machine's clock. */
class BurstTest {
    @TempDir Path dir;

    @BeforeEach
    void start() {
        TestMachine.reset();
    }

    @Test
    void fiveHundredAlertsAtOnceAreFiveDigestsThatNameEachOfThem() throws Exception {
        try (SlackServer slack = slack()) {
            Desk desk = new Desk(dir, Desk.settings(slack, Desk.channel("desk")));
            desk.add(Alerts.many(500));

            desk.post();

            assertThat(slack.texts()).hasSize(5).allMatch(text -> text.startsWith("100 alerts"));
            String all =
                    slack.receipts().stream()
                            .map(receipt -> receipt.message().get("blocks").toString())
                            .collect(Collectors.joining());
            for (int i = 0; i < 500; i++) {
                assertThat(all).containsOnlyOnce("Company " + i + ":");
            }
            assertThat(desk.in(Place.SENT)).isEqualTo(500);
            Desk.assertGaps(slack.seconds(), 1, 1, 1, 1);
        }
    }

    @Test
    void fiveHundredAlertsWithoutDigestTakeASecondEachAndNoneIsLostOrRepeated() throws Exception {
        try (SlackServer slack = slack()) {
            Desk desk = new Desk(dir, Desk.settings(slack, 10_000, Desk.channel("desk")));
            desk.add(Alerts.many(500));

            desk.post();

            assertThat(slack.texts()).hasSize(500).doesNotHaveDuplicates();
            assertThat(slack.seconds().get(499) - slack.seconds().get(0)).isBetween(499.0, 501.0);
            assertThat(desk.in(Place.SENT)).isEqualTo(500);
        }
    }

    @Test
    void aRefusedDigestIsTakenApartAndOnlyTheWrongOneStays() throws Exception {
        try (SlackServer slack =
                slack(new Reply(400, "invalid_blocks", null), new Reply(400, "", null))) {
            Desk desk = new Desk(dir, Desk.settings(slack, Desk.channel("desk")));
            desk.add(Alerts.many(20));

            desk.post();

            assertThat(slack.texts()).hasSize(21);
            assertThat(desk.in(Place.SENT)).isEqualTo(19);
            assertThat(desk.in(Place.REFUSED)).isEqualTo(1);
        }
    }

    @Test
    void twoChannelsOfOneWebhookShareItsSecond() throws Exception {
        try (SlackServer slack = slack()) {
            Desk desk = new Desk(dir, Desk.settings(slack, Desk.channel("a"), Desk.channel("b")));
            desk.add(Alerts.many(2));

            desk.post();

            assertThat(slack.texts()).hasSize(4);
            Desk.assertGaps(slack.seconds(), 1, 1, 1);
        }
    }

    @Test
    void aChannelThatIsGoneDoesNotHoldTheOthersUp() throws Exception {
        try (SlackServer slack = slack()) {
            SlackSettings settings =
                    Desk.settings(
                            slack, Desk.channel("good"), Desk.channel("bad", "TIDEMARK_TEST_BAD"));
            System.setProperty("TIDEMARK_TEST_BAD", slack.address() + "-revoked");
            Desk desk = new Desk(dir, settings);
            desk.add(Alerts.many(2));

            desk.post();

            assertThat(slack.texts()).hasSize(3);
            assertThat(desk.in(Place.DEAD)).isEqualTo(2);
            OutboxMessage message =
                    desk.outbox.find(OutboxMessage.of(Alerts.many(1)[0]).id()).orElseThrow();
            assertThat(message.in("good").state()).isEqualTo(Delivery.State.SENT);
            assertThat(message.in("bad").state()).isEqualTo(Delivery.State.DEAD);
        }
    }

    @Test
    void aMessageThatSlackFailsOnLetsOthersPassAfterAWhile() throws Exception {
        Reply[] script = new Reply[11];
        java.util.Arrays.fill(script, Reply.of(500));
        try (SlackServer slack = slack(script)) {
            Desk desk = new Desk(dir, Desk.settings(slack, Desk.channel("desk")));
            desk.add(Alerts.many(2));

            desk.post();

            assertThat(slack.texts().subList(0, 10)).containsOnly(slack.texts().get(0));
            assertThat(slack.texts().get(10)).isNotEqualTo(slack.texts().get(0));
            assertThat(desk.in(Place.SENT)).isEqualTo(2);
        }
    }

    private static SlackServer slack(Reply... script) throws Exception {
        return new SlackServer(TestMachine.INSTANCE::nanoTime, script);
    }
}
