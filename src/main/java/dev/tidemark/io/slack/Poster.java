package dev.tidemark.io.slack;

import dev.tidemark.config.SlackAccess;
import dev.tidemark.config.SlackChannel;
import dev.tidemark.config.SlackSettings;
import dev.tidemark.io.outbox.Outbox;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Posts what is in an outbox to the channels of a job, and writes down what becomes of it. One thread, which has the
 * outbox's lock.
 */
final class Poster implements AutoCloseable {
    /** How often the outbox is looked into. */
    static final Duration LOOK = Duration.ofSeconds(1);

    private final SlackSettings settings;
    private final Machine machine;
    private final Mail mail;
    private final Briefs briefs;
    private final List<Destination> destinations = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    /**
     * Takes up an outbox where the last poster left it.
     *
     * @param seen what is put between this and each channel; the identity but for tests
     * @throws dev.tidemark.config.InvalidInput when a channel's secret is missing
     */
    Poster(Outbox outbox, SlackSettings settings, Machine machine, UnaryOperator<Destination> seen)
            throws IOException {
        this.settings = settings;
        this.machine = machine;
        this.mail = new Mail(outbox, settings.channels());
        Map<List<Object>, Pace> paces = new HashMap<>();
        List<Secret> secrets = secrets(settings, machine);
        for (int i = 0; i < secrets.size(); i++) {
            SlackChannel channel = settings.channels().get(i);
            SlackAccess access = channel.access();
            Destination destination =
                    seen.apply(Destination.of(secrets.get(i), access, settings.api(), machine));
            destinations.add(destination);
            // Two channels of the settings may be one of Slack's.
            List<Object> target = List.of(secrets.get(i), String.valueOf(access.channel()));
            lines.add(
                    new Line(
                            channel,
                            new ChannelMessages(channel, settings.zone()),
                            settings.digestAbove(),
                            destination,
                            paces.computeIfAbsent(target, key -> new Pace(machine)),
                            mail));
        }
        mail.takeUpDead();
        this.briefs = new Briefs(outbox, settings, mail, machine.now());
    }

    /**
     * The secrets of all channels, in their order.
     *
     * @throws dev.tidemark.config.InvalidInput when one is missing or is none
     */
    static List<Secret> secrets(SlackSettings settings, Machine machine) {
        List<Secret> secrets = new ArrayList<>();
        for (int i = 0; i < settings.channels().size(); i++) {
            secrets.add(secret(settings, i, machine));
        }
        return secrets;
    }

    /** The secret of one channel. */
    static Secret secret(SlackSettings settings, int index, Machine machine) {
        SlackChannel channel = settings.channels().get(index);
        String place = channel.name().equals("slack") ? "slack" : "slack.channels[" + index + "]";
        return Secret.read(channel.access(), place, machine);
    }

    /**
     * Does what is due: at most one request a channel.
     *
     * @return how long nothing more is due; null when nothing waits but for the end of quiet hours
     * @throws IOException when the outbox cannot be read or written; the next step goes on with it
     */
    @Nullable Duration step() throws IOException, InterruptedException {
        Instant now = machine.now();
        mail.takeIn(now);
        if (briefs.make(now)) {
            mail.takeIn(now);
        }
        LocalTime time = now.atZone(settings.zone()).toLocalTime();
        Duration soonest = null;
        for (Line line : lines) {
            Duration rest = line.step(now, time);
            if (rest != null && (soonest == null || rest.compareTo(soonest) < 0)) {
                soonest = rest;
            }
        }
        mail.settle();
        return soonest;
    }

    /** Number of messages that are not done. */
    int waiting() {
        return mail.letters().size();
    }

    /** Since when the first of them waits; null when all are done. */
    @Nullable Instant waitingSince() {
        return mail.letters().stream()
                .map(letter -> letter.message().taken())
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    @Override
    public void close() throws IOException {
        for (Destination destination : destinations) {
            try {
                destination.close();
            } catch (Exception e) {
                throw new IOException("a connection cannot be closed", e);
            }
        }
    }
}
