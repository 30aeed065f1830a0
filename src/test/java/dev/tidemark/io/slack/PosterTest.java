package dev.tidemark.io.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.config.SlackAccess;
import dev.tidemark.config.SlackSettings;
import dev.tidemark.io.outbox.Outbox.Place;
import dev.tidemark.io.outbox.OutboxMessage;
import dev.tidemark.io.slack.SlackServer.Reply;
import dev.tidemark.model.Tier;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of alerts, by the answer: a server stands for Slack; seconds are those of the machine's clock. */
class PosterTest {
    private final LogCapture log = new LogCapture();

    @TempDir Path dir;

    @BeforeEach
    void start() {
        TestMachine.reset();
    }

    @AfterEach
    void theSecretIsInNoLineAndInNoFile() throws Exception {
        log.close();
        assertThat(log.lines()).noneMatch(line -> line.contains(SlackServer.SECRET));
        Secrets.assertNoneBelow(dir, SlackServer.SECRET);
    }

    @Test
    void eachAlertIsOneMessageASecondAfterTheOneBefore() throws Exception {
        try (SlackServer slack = slack()) {
            Desk desk = desk(slack);
            desk.add(Alerts.many(5));
            desk.add(Alerts.many(5));

            desk.post();
            desk.add(Alerts.many(5));
            desk.post();

            assertThat(slack.texts()).hasSize(5).doesNotHaveDuplicates();
            Desk.assertGaps(slack.seconds(), 1, 1, 1, 1);
            assertThat(desk.in(Place.SENT)).isEqualTo(5);
            assertThat(desk.in(Place.WAITING)).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "429, 3, 3",
        "429, 0, 1",
        "429, later, 30",
        "429, -5, 30",
        "429, 99999, 3600",
        "429, 99999999999999999999999, 3600",
        "429, 'Mon, 14 Jul 2025 16:05:41 GMT', 40",
        "429, 'Mon, 14 Jul 2003 16:05:41 GMT', 1",
        "429, 'Mon, 14 Jul 2053 16:05:41 GMT', 3600",
        "503, 3, 3",
        "503, 0, 1",
        "503, 99999999999999999999999, 3600",
        "408, 3, 3",
        "408, 0, 1"
    })
    void aPauseIsAsLongAsSlackAsksForWithinAnHour(int status, String asked, double seconds)
            throws Exception {
        try (SlackServer slack = slack(new Reply(status, "rate_limited", asked))) {
            Desk desk = desk(slack);
            desk.add(Alerts.many(1));

            desk.post();

            assertThat(slack.texts()).hasSize(2);
            Desk.assertGaps(slack.seconds(), seconds);
            assertThat(slack.texts().get(1)).doesNotContain("repeat");
        }
    }

    @Test
    void tooManyRequestsWithoutATimeAreWaitedOutForHalfAMinute() throws Exception {
        try (SlackServer slack = slack(Reply.of(429))) {
            Desk desk = desk(slack);
            desk.add(Alerts.many(1));

            desk.post();

            Desk.assertGaps(slack.seconds(), 30);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 503})
    void serverErrorsAreTriedAgainWithLongerAndLongerPausesUntilItIsTaken(int status)
            throws Exception {
        Reply[] script = new Reply[9];
        java.util.Arrays.fill(script, Reply.of(status));
        try (SlackServer slack = slack(script)) {
            Desk desk = desk(slack);
            desk.add(Alerts.many(1));

            desk.post();

            assertThat(slack.texts()).hasSize(10).noneMatch(text -> text.contains("repeat"));
            Desk.assertGaps(slack.seconds(), 1, 2, 4, 8, 16, 32, 60, 60, 60);
            assertThat(desk.in(Place.SENT)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 504, Reply.DROPPED})
    void whatMayHaveArrivedIsSentAgainAndSaysSo(int status) throws Exception {
        try (SlackServer slack = slack(Reply.of(status))) {
            Desk desk = desk(slack);
            desk.add(Alerts.many(2));

            desk.post();

            assertThat(slack.texts()).hasSize(3);
            assertThat(slack.texts().get(1)).isEqualTo("[possible repeat] " + slack.texts().get(0));
            assertThat(slack.texts().get(2)).doesNotContain("repeat");
        }
    }

    @Test
    void aTimeOutAfterSlackHasTakenTheMessageIsSentAgainAndSaysSo() throws Exception {
        try (SlackServer slack = slack(Reply.of(Reply.SILENT))) {
            Desk desk = desk(slack);
            desk.add(Alerts.many(1));

            try (Poster poster =
                    new Poster(
                            desk.outbox,
                            desk.settings,
                            TestMachine.INSTANCE,
                            seen -> impatient(desk.settings))) {
                Desk.settle(poster);
            }

            assertThat(slack.texts()).hasSize(2);
            assertThat(slack.texts().get(1)).isEqualTo("[possible repeat] " + slack.texts().get(0));
            assertThat(desk.in(Place.SENT)).isEqualTo(1);
        }
    }

    @Test
    void aConnectionThatIsResetIsTriedAgain() throws Exception {
        try (SlackServer slack = slack();
                ServerSocket rude = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Desk desk = desk(slack);
            System.setProperty(
                    Desk.HOOK,
                    "http://127.0.0.1:" + rude.getLocalPort() + "/" + SlackServer.SECRET);
            CompletableFuture<Void> reset =
                    CompletableFuture.runAsync(
                            () -> {
                                try (Socket socket = rude.accept()) {
                                    socket.getInputStream().read(new byte[100]);
                                    socket.setSoLinger(true, 0);
                                } catch (java.io.IOException e) {
                                    throw new java.io.UncheckedIOException(e);
                                }
                            });
            desk.add(Alerts.many(1));

            try (Poster poster = desk.poster()) {
                TestMachine.INSTANCE.sleep(Duration.ofSeconds(1));
                poster.step();
            }
            reset.get();
            assertThat(only(desk).in("desk").possibleRepeat()).isTrue();
            System.setProperty(Desk.HOOK, slack.address());
            desk.post();

            assertThat(slack.texts()).hasSize(1).allMatch(text -> text.startsWith("[possible"));
        }
    }

    @Test
    void whereNobodyListensNothingCanHaveArrivedSoNothingIsMarked() throws Exception {
        Desk desk;
        try (SlackServer gone = slack()) {
            desk = desk(gone);
        }
        desk.add(Alerts.many(1));
        try (Poster poster = desk.poster()) {
            for (int i = 0; i < 100; i++) {
                Duration rest = poster.step();
                TestMachine.INSTANCE.sleep(rest == null ? Poster.LOOK : rest);
            }
        }
        assertThat(only(desk).in("desk").attempts()).isGreaterThan(10);

        try (SlackServer slack = slack()) {
            System.setProperty(Desk.HOOK, slack.address());
            desk.post();

            assertThat(slack.texts()).hasSize(1).noneMatch(text -> text.contains("repeat"));
        }
    }

    @Test
    void aRefusedMessageIsPutAsideAndTheOthersGoOn() throws Exception {
        try (SlackServer slack =
                slack(
                        new Reply(400, "invalid_payload", null),
                        new Reply(413, "at " + SlackServer.SECRET, null))) {
            Desk desk = desk(slack);
            desk.add(Alerts.of(Tier.SHIFT, "a\nERROR forged"));
            desk.add(Alerts.many(3));

            desk.post();
            desk.post();

            assertThat(slack.texts()).hasSize(4);
            assertThat(desk.in(Place.REFUSED)).isEqualTo(2);
            assertThat(desk.in(Place.SENT)).isEqualTo(2);
            assertThat(log.errors()).hasSize(2);
            assertThat(String.join("\n", log.errors()))
                    .contains("is refused and put aside: HTTP 400 invalid_payload")
                    .doesNotContain("\nERROR forged");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 410, 302})
    void aRevokedWebhookIsOneErrorAndNoFurtherRequestAndItsReplacementGetsEverything(int status)
            throws Exception {
        Desk desk;
        try (SlackServer slack =
                slack(new Reply(status, "no_service", null), new Reply(status, "", null))) {
            desk = desk(slack);
            desk.add(Alerts.many(3));

            try (Poster poster = desk.poster()) {
                Desk.settle(poster);
                desk.add(Alerts.many(4));
                Desk.settle(poster);
            }

            assertThat(slack.texts()).hasSize(1);
            assertThat(log.errors()).hasSize(1);
            assertThat(log.errors().get(0)).contains("HTTP " + status + " no_service", "kept");
            assertThat(desk.in(Place.DEAD)).isEqualTo(4);

            desk.post();
            assertThat(slack.texts()).as("a start is one more request").hasSize(2);
            assertThat(desk.in(Place.DEAD)).isEqualTo(4);
        }
        try (SlackServer replaced = slack()) {
            System.setProperty(Desk.HOOK, replaced.address());
            desk.post();

            assertThat(replaced.texts()).hasSize(4).doesNotHaveDuplicates();
            assertThat(replaced.texts()).noneMatch(text -> text.contains("repeat"));
            assertThat(desk.in(Place.DEAD)).isZero();
            assertThat(desk.in(Place.SENT)).isEqualTo(4);
        }
    }

    private static Destination impatient(SlackSettings settings) {
        SlackAccess access = settings.channels().get(0).access();
        Secret secret = Secret.read(access, "slack", TestMachine.INSTANCE);
        return new SlackWebhook(
                secret,
                TestMachine.INSTANCE,
                new SlackConnection(settings.api(), Duration.ofMillis(500)));
    }

    private Desk desk(SlackServer slack) throws Exception {
        return new Desk(dir, Desk.settings(slack, Desk.channel("desk")));
    }

    private static OutboxMessage only(Desk desk) throws Exception {
        return desk.outbox.find(OutboxMessage.of(Alerts.many(1)[0]).id()).orElseThrow();
    }

    private static SlackServer slack(Reply... script) throws Exception {
        return new SlackServer(TestMachine.INSTANCE::nanoTime, script);
    }
}
