package dev.tidemark.io.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.config.SlackSettings;
import dev.tidemark.io.outbox.Outbox;
import dev.tidemark.io.outbox.Outbox.Place;
import dev.tidemark.io.outbox.OutboxMessage;
import dev.tidemark.io.slack.SlackServer.Reply;
import dev.tidemark.model.Alert;
import dev.tidemark.model.Tier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that posts is killed with SIGKILL, and another one goes on. Three alerts wait; the first is under way. */
class PosterCrashIT {
    @TempDir Path dir;

    @AfterEach
    void theSecretIsInNoFileAndInNoOutput() throws IOException {
        Secrets.assertNoneBelow(dir, SlackServer.SECRET);
    }

    @Test
    void killedBeforeTheRequestEachArrivesOnceAndTheDoubtfulOneSaysSo() throws Exception {
        try (SlackServer slack = new SlackServer(System::nanoTime)) {
            killedAndGoneOnWith("before", slack);

            assertThat(slack.texts()).hasSize(3);
            assertThat(slack.texts().get(0)).startsWith("[possible repeat] Notice");
            assertThat(slack.texts().subList(1, 3)).noneMatch(text -> text.contains("repeat"));
        }
    }

    @Test
    void killedBetweenTheAnswerAndItsRecordTheOneAlertArrivesTwiceAndTheSecondSaysSo()
            throws Exception {
        try (SlackServer slack = new SlackServer(System::nanoTime)) {
            killedAndGoneOnWith("after", slack);

            assertThat(slack.texts()).hasSize(4);
            assertThat(slack.texts().get(1)).isEqualTo("[possible repeat] " + slack.texts().get(0));
            assertThat(slack.texts().subList(2, 4)).noneMatch(text -> text.contains("repeat"));
        }
    }

    @Test
    void killedWhileItWaitsToTryAgainEachArrivesOnceAndNothingIsInDoubt() throws Exception {
        try (SlackServer slack = new SlackServer(System::nanoTime, new Reply(429, "", "8"))) {
            killedAndGoneOnWith("backoff", slack);

            assertThat(slack.texts()).hasSize(4).noneMatch(text -> text.contains("repeat"));
            assertThat(slack.texts().get(1)).isEqualTo(slack.texts().get(0));
            assertThat(slack.seconds().get(1) - slack.seconds().get(0))
                    .as("the pause that Slack asked for outlives the process")
                    .isGreaterThan(7.9);
        }
    }

    @Test
    void twoProcessesNeverPostFromOneOutbox() throws Exception {
        try (SlackServer slack = new SlackServer(System::nanoTime)) {
            add();
            Process first = start("before", slack);
            try {
                assertThat(line(first)).isEqualTo("here");
                assertThat(Outbox.at(dir).lock()).isNull();
            } finally {
                first.destroyForcibly().waitFor();
            }
        }
    }

    private void killedAndGoneOnWith(String place, SlackServer slack) throws Exception {
        add();
        Process first = start(place, slack);
        try {
            assertThat(line(first)).isEqualTo("here");
        } finally {
            first.destroyForcibly().waitFor();
        }
        assertThat(first.exitValue()).as("by SIGKILL").isEqualTo(128 + 9);

        Process second = start("nowhere", slack);
        assertThat(line(second)).isEqualTo("posted, lock true");
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(Outbox.at(dir).files(Place.SENT)).hasSize(3);
        assertThat(Outbox.at(dir).files(Place.WAITING)).isEmpty();
    }

    private void add() throws IOException {
        for (String company : List.of("Acme AI", "Beta AI", "Gamma AI")) {
            Alert alert =
                    Alerts.alert(company, Tier.NOTICE, "story", List.of(Alerts.heard()), List.of());
            Outbox.at(dir).add(OutboxMessage.of(alert));
        }
    }

    private Process start(String place, SlackServer slack) throws IOException {
        ProcessBuilder child =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PosterProcess.class.getName(),
                        dir.toString(),
                        place);
        child.environment().put(SlackSettings.DEFAULT_WEBHOOK_VARIABLE, slack.address());
        Path log = Files.createTempFile(dir, place, ".log");
        return child.redirectError(log.toFile()).start();
    }

    /** The next line that it prints; null when it ends without one. */
    private static String line(Process process) throws IOException {
        return new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                .readLine();
    }
}
