package dev.tidemark.io.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.webhook.Payload;
import dev.tidemark.io.slack.SlackPoster.Outcome;
import dev.tidemark.io.slack.SlackServer.Reply;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The poster against a server that stands for Slack; seconds are those of the machine's clock. */
class SlackPosterTest {
    private final LogCapture log = new LogCapture();

    @BeforeEach
    void start() {
        TestMachine.reset();
    }

    @AfterEach
    void theSecretIsInNoLine() {
        log.close();
        assertThat(log.lines()).noneMatch(line -> line.contains(SlackServer.SECRET));
    }

    @Test
    void oneRequestASecondAtMostAndEachMessageOnce() throws Exception {
        try (SlackServer slack = slack();
                SlackWebhook webhook = webhook(slack)) {
            SlackPoster poster = new SlackPoster(webhook, TestMachine.INSTANCE);

            IntStream.range(0, 5)
                    .forEach(i -> assertThat(post(poster, "a" + i)).isEqualTo(Outcome.POSTED));

            assertThat(slack.texts()).containsExactly("a0", "a1", "a2", "a3", "a4");
            assertGaps(slack.seconds(), 1, 1, 1, 1);
        }
    }

    @Test
    void whatWasPostedIsNotPostedAgain() throws Exception {
        try (SlackServer slack = slack();
                SlackWebhook webhook = webhook(slack)) {
            SlackPoster poster = new SlackPoster(webhook, TestMachine.INSTANCE);

            assertThat(post(poster, "a")).isEqualTo(Outcome.POSTED);
            assertThat(post(poster, "a")).isEqualTo(Outcome.REPEATED);
            assertThat(slack.texts()).containsExactly("a");
        }
    }

    @Test
    void tooManyRequestsIsWaitedOutAsLongAsSlackAsks() throws Exception {
        try (SlackServer slack =
                        slack(new Reply(429, "rate_limited", "3"), new Reply(429, "", "later"));
                SlackWebhook webhook = webhook(slack)) {
            SlackPoster poster = new SlackPoster(webhook, TestMachine.INSTANCE);

            assertThat(post(poster, "a")).isEqualTo(Outcome.POSTED);

            assertThat(slack.texts()).containsExactly("a", "a", "a");
            assertGaps(slack.seconds(), 3, 30);
        }
    }

    @Test
    void aSilenceLongerThanItsPatienceIsKeptAndCostsTheMessagesInIt() throws Exception {
        try (SlackServer slack = slack(new Reply(429, "", "3600"));
                SlackWebhook webhook = webhook(slack)) {
            SlackPoster poster = new SlackPoster(webhook, TestMachine.INSTANCE);

            assertThat(post(poster, "a")).isEqualTo(Outcome.LOST);
            assertThat(post(poster, "b")).isEqualTo(Outcome.LOST);
            TestMachine.INSTANCE.sleep(java.time.Duration.ofMinutes(61));
            assertThat(post(poster, "c")).isEqualTo(Outcome.POSTED);

            assertThat(slack.texts()).containsExactly("a", "c");
            assertThat(log.errors()).hasSize(2).allMatch(line -> line.contains("not posted"));
        }
    }

    @Test
    void serverErrorsAndBrokenConnectionsAreTriedAgainWithLongerAndLongerPauses() throws Exception {
        try (SlackServer slack = slack(Reply.of(500), Reply.of(0), Reply.of(503), Reply.of(502));
                SlackWebhook webhook = webhook(slack)) {
            SlackPoster poster = new SlackPoster(webhook, TestMachine.INSTANCE);

            assertThat(post(poster, "a")).isEqualTo(Outcome.POSTED);

            assertThat(slack.texts()).containsExactly("a", "a", "a", "a", "a");
            assertGaps(slack.seconds(), 1, 2, 4, 8);
        }
    }

    @Test
    void anOutageHoldsThePipelineUpOnceNotForEveryAlert() throws Exception {
        SlackWebhook nowhere;
        try (SlackServer slack = slack()) {
            nowhere = webhook(slack);
        }
        SlackPoster poster = new SlackPoster(nowhere, TestMachine.INSTANCE);

        assertThat(post(poster, "a")).isEqualTo(Outcome.LOST);
        assertThat(seconds()).isBetween(60.0, 120.0);
        double before = seconds();
        for (int i = 0; i < 10; i++) {
            assertThat(post(poster, "b" + i)).isEqualTo(Outcome.LOST);
        }
        assertThat(seconds() - before).isLessThan(60);
        nowhere.close();
    }

    @Test
    void aRefusedMessageIsLostAloneAndItsReasonIsLogged() throws Exception {
        try (SlackServer slack =
                        slack(
                                new Reply(400, "invalid_payload", null),
                                new Reply(403, "at " + SlackServer.SECRET, null),
                                Reply.of(302));
                SlackWebhook webhook = webhook(slack)) {
            SlackPoster poster = new SlackPoster(webhook, TestMachine.INSTANCE);

            assertThat(post(poster, "a\nERROR forged")).isEqualTo(Outcome.LOST);
            assertThat(post(poster, "b")).isEqualTo(Outcome.LOST);
            assertThat(post(poster, "c")).isEqualTo(Outcome.LOST);
            assertThat(post(poster, "d")).isEqualTo(Outcome.POSTED);

            assertThat(log.errors()).hasSize(3);
            assertThat(log.errors().get(0))
                    .contains("alert a ERROR forged not posted: HTTP 400 invalid_payload");
        }
    }

    @Test
    void aRevokedWebhookIsOneErrorAndNoFurtherRequest() throws Exception {
        for (int status : new int[] {404, 410}) {
            try (SlackServer slack = slack(new Reply(status, "no_service", null));
                    SlackWebhook webhook = webhook(slack)) {
                int errors = log.errors().size();
                SlackPoster poster = new SlackPoster(webhook, TestMachine.INSTANCE);

                assertThat(post(poster, "a")).isEqualTo(Outcome.REVOKED);
                assertThat(post(poster, "b")).isEqualTo(Outcome.REVOKED);

                assertThat(slack.texts()).containsExactly("a");
                assertThat(log.errors()).hasSize(errors + 1);
                assertThat(log.errors().get(errors)).contains(status + " no_service", "revoked");
            }
        }
    }

    private static SlackServer slack(Reply... script) throws Exception {
        return new SlackServer(TestMachine.INSTANCE::nanoTime, script);
    }

    private static SlackWebhook webhook(SlackServer slack) {
        return SlackWebhook.at(slack.address(), "HOOK");
    }

    private static Outcome post(SlackPoster poster, String id) {
        try {
            return poster.post(id, Payload.builder().text(id).build());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static double seconds() {
        return TestMachine.INSTANCE.nanoTime() / 1e9;
    }

    /** The gaps between requests: never less than expected, and hardly more. */
    private static void assertGaps(List<Double> seconds, double... expected) {
        assertThat(seconds).hasSize(expected.length + 1);
        for (int i = 0; i < expected.length; i++) {
            assertThat(seconds.get(i + 1) - seconds.get(i))
                    .isBetween(expected[i], expected[i] + 0.1);
        }
    }
}
