package dev.tidemark.io.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.config.QuietHours;
import dev.tidemark.config.SlackAccess;
import dev.tidemark.config.SlackChannel;
import dev.tidemark.config.SlackSettings;
import dev.tidemark.io.outbox.Outbox;
import dev.tidemark.io.outbox.OutboxMessage;
import dev.tidemark.model.Alert;
import dev.tidemark.model.Language;
import dev.tidemark.model.Tier;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A desk in Tokyo with an outbox and a few channels, all of which the test's server stands for. */
final class Desk {
    /** Holds the webhook's address in a test's process. */
    static final String HOOK = "TIDEMARK_TEST_HOOK";

    /** Holds the bot's token. */
    static final String BOT = "TIDEMARK_TEST_BOT";

    static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    final Path folder;
    final Outbox outbox;
    final SlackSettings settings;

    Desk(Path folder, SlackSettings settings) throws IOException {
        this.folder = folder;
        this.outbox = Outbox.at(folder);
        this.settings = settings;
    }

    static SlackSettings settings(SlackServer slack, SlackChannel... channels) {
        return settings(slack, 10, channels);
    }

    static SlackSettings settings(SlackServer slack, int digestAbove, SlackChannel... channels) {
        System.setProperty(HOOK, slack.address());
        System.setProperty(BOT, SlackServer.TOKEN);
        return new SlackSettings(List.of(channels), TOKYO, null, digestAbove, slack.api());
    }

    /** An English channel by webhook that wants everything at any time. */
    static SlackChannel channel(String name) {
        return channel(name, null, null);
    }

    /** The same by a webhook in another variable. */
    static SlackChannel channel(String name, String variable) {
        return new SlackChannel(
                name, hook(variable), Tier.REPORT, Language.EN, List.of(), null, null, false);
    }

    static SlackChannel channel(
            String name, @Nullable QuietHours quiet, @Nullable LocalTime brief) {
        return new SlackChannel(
                name, hook(HOOK), Tier.REPORT, Language.EN, List.of(), quiet, brief, false);
    }

    static SlackAccess hook(String variable) {
        return new SlackAccess(SlackAccess.Kind.WEBHOOK, "webhookVariable", variable, null, null);
    }

    /** An English channel by a bot's token. */
    static SlackChannel bot(String name) {
        SlackAccess access =
                new SlackAccess(
                        SlackAccess.Kind.BOT_TOKEN, "botTokenVariable", BOT, null, "C0123456789");
        return new SlackChannel(
                name, access, Tier.REPORT, Language.EN, List.of(), null, null, false);
    }

    void add(Alert... alerts) throws IOException {
        for (Alert alert : alerts) {
            outbox.add(OutboxMessage.of(alert));
        }
    }

    /** Posts until nothing is due any more, as a process that starts now would. */
    void post() throws Exception {
        try (FileChannel lock = Objects.requireNonNull(outbox.lock());
                Poster poster = poster()) {
            settle(poster);
            assert lock.isOpen();
        }
    }

    Poster poster() throws IOException {
        return new Poster(outbox, settings, TestMachine.INSTANCE, seen -> seen);
    }

    /** Lets a poster work until nothing is due any more. */
    static void settle(Poster poster) throws Exception {
        for (Duration rest = poster.step(); rest != null; rest = poster.step()) {
            TestMachine.INSTANCE.sleep(rest);
        }
    }

    int in(Outbox.Place place) throws IOException {
        return outbox.files(place).size();
    }

    /** The gaps between requests: never less than expected, and hardly more. */
    static void assertGaps(List<Double> seconds, double... expected) {
        assertThat(seconds).hasSize(expected.length + 1);
        for (int i = 0; i < expected.length; i++) {
            assertThat(seconds.get(i + 1) - seconds.get(i))
                    .isBetween(expected[i] - 1e-6, expected[i] + 0.1);
        }
    }
}
