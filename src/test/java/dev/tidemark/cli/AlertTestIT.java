package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.io.slack.SlackServer;
import dev.tidemark.io.slack.SlackServer.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A desk tries its channels; their webhooks are in files. */
class AlertTestIT {
    @TempDir Path dir;

    @Test
    void eachChannelGetsASampleThatSaysWhatItIs() throws Exception {
        try (SlackServer slack = new SlackServer(System::nanoTime)) {
            Run run = Run.of("alert", "test", job(slack).toString());

            assertThat(run.err()).isEmpty();
            assertThat(run.out()).isEqualTo("tokyo: taken\nparis: taken\n");
            assertThat(run.exit()).isZero();
            assertThat(slack.texts()).hasSize(2);
            assertThat(slack.texts().get(0))
                    .isEqualTo(
                            "【テスト】報道・未確認 | Example AI: open → closed検討 (例日新聞, 1 origin)"
                                    + " 会社は「方針は変わっていない」と否定");
            assertThat(slack.texts().get(1)).startsWith("[TEST] Report, unconfirmed");
        }
    }

    @Test
    void oneChannelCanBeTriedAlone() throws Exception {
        try (SlackServer slack = new SlackServer(System::nanoTime)) {
            Run run = Run.of("alert", "test", job(slack).toString(), "--channel", "paris");

            assertThat(run.out()).isEqualTo("paris: taken\n");
            assertThat(slack.texts()).hasSize(1);
        }
    }

    @Test
    void aRefusalIsOneLineAndStatusOne() throws Exception {
        try (SlackServer slack =
                new SlackServer(System::nanoTime, new Reply(404, "no_service", null))) {
            Run run = Run.of("alert", "test", job(slack).toString(), "--channel", "tokyo");

            assertThat(run.exit()).isEqualTo(1);
            assertThat(run.err())
                    .isEqualTo("tidemark: channel tokyo: not taken: HTTP 404 no_service\n");
            assertThat(run.out()).isEmpty();
        }
    }

    @Test
    void wrongSettingsAreOneLineAndStatusTwo() throws Exception {
        try (SlackServer slack = new SlackServer(System::nanoTime)) {
            Path job = job(slack);
            Run unknown = Run.of("alert", "test", job.toString(), "--channel", "rome");
            assertThat(unknown.exit()).isEqualTo(2);
            assertThat(unknown.err())
                    .isEqualTo("tidemark: alert test: --channel: rome; allowed: tokyo, paris\n");

            Path without = Files.writeString(dir.resolve("without.yaml"), "items: {}\n");
            Run absent = Run.of("alert", "test", without.toString());
            assertThat(absent.exit()).isEqualTo(2);
            assertThat(absent.err())
                    .startsWith("tidemark: " + without + ": slack: absent; allowed:");

            Files.delete(dir.resolve("hook"));
            Run gone = Run.of("alert", "test", job.toString());
            assertThat(gone.exit()).isEqualTo(2);
            assertThat(gone.err())
                    .isEqualTo(
                            "tidemark: %s: slack.channels[0].webhookFile: %s: no such file; allowed:"
                                            .formatted(job, dir.resolve("hook"))
                                    + " a readable file with an https address in its first line, on"
                                    + " every worker\n");
            assertThat(slack.texts()).isEmpty();
        }
    }

    @Test
    void whatIsNoAddressIsNotRepeated() throws Exception {
        try (SlackServer slack = new SlackServer(System::nanoTime)) {
            Path job = job(slack);
            Files.writeString(dir.resolve("hook"), "ftp://" + SlackServer.SECRET);

            Run run = Run.of("alert", "test", job.toString(), "--debug");

            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err())
                    .contains("holds something else (not shown)")
                    .doesNotContain(SlackServer.SECRET);
        }
    }

    private Path job(SlackServer slack) throws IOException {
        Files.writeString(dir.resolve("hook"), slack.address() + "\n");
        return Files.writeString(
                dir.resolve("desk.yaml"),
                """
                slack:
                  channels:
                    - {name: tokyo, webhookFile: hook, language: ja}
                    - {name: paris, webhookFile: hook}
                """);
    }
}
