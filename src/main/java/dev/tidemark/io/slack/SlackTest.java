package dev.tidemark.io.slack;

import dev.tidemark.config.SlackChannel;
import dev.tidemark.config.SlackSettings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One sample message to each channel, outside any job and any outbox: does it arrive, and how does it look? */
public final class SlackTest {
    private SlackTest() {}

    /**
     * What a channel said to it.
     *
     * @param channel the channel's name
     * @param taken true when it stands in Slack now
     * @param word Slack's answer; never a secret
     */
    public record Result(String channel, boolean taken, String word) {}

    /**
     * Posts a sample, once to each channel and a second apart.
     *
     * @param only the name of the one channel that is meant; null: all
     * @throws dev.tidemark.config.InvalidInput when a channel's secret is missing or is none
     */
    public static List<Result> post(SlackSettings settings, @Nullable String only, Clock clock)
            throws Exception {
        Machine machine = Machine.here(clock);
        if (only == null) {
            // Told before anything is posted.
            Poster.secrets(settings, machine);
        }
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < settings.channels().size(); i++) {
            SlackChannel channel = settings.channels().get(i);
            if (only == null || only.equals(channel.name())) {
                if (!results.isEmpty()) {
                    machine.sleep(java.time.Duration.ofSeconds(1));
                }
                results.add(post(settings, i, machine));
            }
        }
        return results;
    }

    private static Result post(SlackSettings settings, int index, Machine machine)
            throws Exception {
        SlackChannel channel = settings.channels().get(index);
        Message sample =
                new ChannelMessages(channel, settings.zone())
                        .test(SampleAlert.at(machine.now(), channel.language()));
        try (Destination destination =
                Destination.of(
                        Poster.secret(settings, index, machine),
                        channel.access(),
                        settings.api(),
                        machine)) {
            Answer answer = destination.post(sample, null, false);
            return new Result(
                    channel.name(), answer.meaning() == Answer.Meaning.TAKEN, answer.word());
        }
    }
}
