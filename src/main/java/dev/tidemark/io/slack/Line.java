package dev.tidemark.io.slack;

import dev.tidemark.config.QuietHours;
import dev.tidemark.config.SlackChannel;
import dev.tidemark.io.Documents;
import dev.tidemark.io.outbox.Delivery;
import dev.tidemark.io.outbox.Delivery.State;
import dev.tidemark.io.outbox.OutboxMessage;
import dev.tidemark.model.HealthAlert;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes to one channel, oldest first: a request at a time, many waiting messages as one digest, nothing in quiet hours.
 *
 * <p>A message that is not taken is tried for ever, but one that was tried often lets others pass. One that Slack refuses
 * is put aside. A channel that is gone is told of once, and asked again by the next poster only. One thread.
 */
final class Line {
    private static final Logger LOG = LoggerFactory.getLogger(Line.class);

    /** What a digest names at most; more would pass Slack's limits. */
    static final int LONGEST_DIGEST = 100;

    /** After so many requests a message lets newer ones pass: it may be the message. */
    private static final int PATIENCE = 10;

    private final SlackChannel channel;
    private final ChannelMessages messages;
    private final int digestAbove;
    private final Destination destination;
    private final Pace pace;
    private final Mail mail;
    private boolean begun;
    private boolean gone;

    Line(
            SlackChannel channel,
            ChannelMessages messages,
            int digestAbove,
            Destination destination,
            Pace pace,
            Mail mail) {
        this.channel = channel;
        this.messages = messages;
        this.digestAbove = digestAbove;
        this.destination = destination;
        this.pace = pace;
        this.mail = mail;
    }

    /**
     * Makes a request, if one is due.
     *
     * @param now the time on the wall
     * @param time the same, as the time of the day at the desk
     * @return how long nothing is due; null when nothing waits but for the end of quiet hours
     */
    @Nullable Duration step(Instant now, LocalTime time) throws IOException, InterruptedException {
        List<Letter> due = due(time);
        if (due.isEmpty()) {
            return null;
        }
        if (gone) {
            for (Letter letter : due) {
                mail.put(letter, channel, delivery(letter).over(State.DEAD, "channel gone"));
            }
            return null;
        }
        if (!begun) {
            begun = true;
            due.forEach(letter -> pace.holdUntil(delivery(letter).notBefore(), now));
        }
        Duration rest = pace.rest();
        if (rest.isZero()) {
            post(batch(due));
            return pace.rest();
        }
        return rest;
    }

    private List<Letter> due(LocalTime time) {
        QuietHours hours = channel.quietHours();
        QuietHours quiet = hours != null && hours.contains(time) ? hours : null;
        List<Letter> due = new ArrayList<>();
        for (Letter letter : List.copyOf(mail.letters())) {
            Delivery delivery = delivery(letter);
            if (!letter.isFor(channel) || delivery.isOver()) {
                continue;
            }
            if (letter.message().brief() != null || gone) {
                due.add(letter);
            } else if (quiet != null && !quiet.areIgnoredBy(letter.tier())) {
                if (!delivery.held()) {
                    mail.put(letter, channel, delivery.kept());
                }
            } else if (!delivery.held() || channel.brief() == null) {
                due.add(letter);
            }
        }
        due.sort(
                Comparator.comparing((Letter letter) -> delivery(letter).attempts() / PATIENCE)
                        .thenComparing(letter -> letter.message().at())
                        .thenComparing(letter -> letter.message().id()));
        return due;
    }

    private List<Letter> batch(List<Letter> due) {
        List<Letter> together =
                due.stream()
                        .filter(letter -> letter.message().brief() == null)
                        .filter(letter -> !delivery(letter).alone())
                        .toList();
        return together.size() > digestAbove && together.contains(due.get(0))
                ? together.subList(0, Math.min(LONGEST_DIGEST, together.size()))
                : due.subList(0, 1);
    }

    private void post(List<Letter> batch) throws IOException, InterruptedException {
        Message message;
        try {
            message = message(batch);
        } catch (RuntimeException e) {
            // One that cannot be worded must not hold the others up for ever.
            refused(batch, "no words for it: " + e.getClass().getSimpleName(), false);
            mail.settle();
            return;
        }
        String thread = batch.size() > 1 || delivery(batch.get(0)).alone() ? null : thread(batch);
        List<Letter> begun = new ArrayList<>();
        for (Letter letter : batch) {
            begun.add(mail.begin(letter, channel));
        }
        OutboxMessage first = begun.get(0).message();
        boolean aloud = first.alert() == null || first.alert().ending() == null;
        Answer answer = destination.post(message, thread, aloud);
        switch (answer.meaning()) {
            case TAKEN -> taken(begun, answer, thread);
            case REFUSED -> refused(begun, answer.word(), thread != null);
            case GONE -> gone(begun, answer.word());
            case LATER, UNKNOWN -> again(begun, answer);
        }
        mail.settle();
    }

    private Message message(List<Letter> batch) throws IOException {
        OutboxMessage first = batch.get(0).message();
        if (batch.size() > 1) {
            return messages.digest(batch);
        }
        if (first.brief() == null) {
            return messages.of(batch.get(0));
        }
        List<Letter> named = new ArrayList<>();
        for (String id : first.brief().lines()) {
            Letter letter = mail.find(id);
            if (letter != null) {
                named.add(letter);
            }
        }
        return messages.brief(batch.get(0), first.brief(), named);
    }

    /** The first message of the story, in this channel; null where there is none or it is not known by id. */
    private @Nullable String thread(List<Letter> batch) throws IOException {
        Letter letter = batch.get(0);
        HealthAlert health = letter.message().health();
        if (health != null && health.endedAt() != null) {
            Letter opened = mail.find(Documents.alertId(health));
            return opened == null ? null : opened.message().in(channel.name()).ts();
        }
        if (letter.about() == null
                || !(letter.message().isFollowUp() || letter.message().correction() != null)) {
            return null;
        }
        for (OutboxMessage told : mail.story(letter.about())) {
            Delivery delivery = told.in(channel.name());
            if (delivery.ts() != null && !told.id().equals(letter.message().id())) {
                return delivery.thread() == null ? delivery.ts() : delivery.thread();
            }
        }
        return null;
    }

    private void taken(List<Letter> batch, Answer answer, @Nullable String thread)
            throws IOException {
        pace.answered();
        OutboxMessage first = batch.get(0).message();
        // What a brief covers is written down first: a crash in between repeats the brief, and
        // loses nothing.
        if (first.brief() != null) {
            for (String id : first.brief().covers()) {
                Letter covered = mail.find(id);
                if (covered != null && !delivery(covered).isOver()) {
                    mail.put(
                            covered,
                            channel,
                            delivery(covered).sent("by " + first.id(), answer.ts(), null));
                }
            }
            mail.settle();
        }
        for (Letter letter : batch) {
            mail.put(letter, channel, delivery(letter).sent(answer.word(), answer.ts(), thread));
        }
    }

    private void refused(List<Letter> batch, String word, boolean threaded) throws IOException {
        pace.answered();
        if (batch.size() > 1 || threaded) {
            LOG.warn(
                    "Slack: channel {}: {}: each message goes out on its own",
                    channel.name(),
                    word);
            batch.forEach(letter -> mail.put(letter, channel, delivery(letter).alone(word)));
            return;
        }
        Letter letter = batch.get(0);
        // Ids hold ids of items, and those come from feeds.
        LOG.error(
                "Slack: channel {}: message {} is refused and put aside: {}",
                channel.name(),
                letter.message().id().replaceAll("\\p{Cntrl}", " "),
                word);
        if (letter.message().brief() != null) {
            for (String id : letter.message().brief().covers()) {
                Letter covered = mail.find(id);
                if (covered != null && !delivery(covered).isOver()) {
                    mail.put(covered, channel, delivery(covered).released());
                }
            }
        }
        mail.put(letter, channel, delivery(letter).over(State.REFUSED, word));
    }

    private void gone(List<Letter> batch, String word) {
        gone = true;
        LOG.error(
                "Slack: channel {}: {}: the webhook or token is of no use any more. Alerts are kept;"
                        + " they are posted when it is replaced and the job is started again",
                channel.name(),
                word);
        batch.forEach(letter -> mail.put(letter, channel, delivery(letter).over(State.DEAD, word)));
    }

    private void again(List<Letter> batch, Answer answer) {
        Duration wait = pace.failed(answer.pause());
        Instant until = pace.endOf(wait);
        boolean unknown = answer.meaning() == Answer.Meaning.UNKNOWN;
        batch.forEach(
                letter ->
                        mail.put(
                                letter,
                                channel,
                                delivery(letter).again(answer.word(), unknown, until)));
        LOG.warn(
                "Slack: channel {}: {}; next request in {} s",
                channel.name(),
                answer.word(),
                wait.toSeconds());
    }

    private Delivery delivery(Letter letter) {
        return letter.message().in(channel.name());
    }
}
