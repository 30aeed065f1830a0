package dev.tidemark.io.slack;

import dev.tidemark.config.SlackChannel;
import dev.tidemark.io.outbox.Delivery;
import dev.tidemark.io.outbox.Delivery.State;
import dev.tidemark.io.outbox.MessageJson;
import dev.tidemark.io.outbox.Outbox;
import dev.tidemark.io.outbox.Outbox.Place;
import dev.tidemark.io.outbox.OutboxMessage;
import dev.tidemark.model.Alert;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages of an outbox that are not done, as the poster holds them.
 *
 * <p>That a request begins is on disk before it begins. What came of it is held here until it is on disk, too: a disk that
 * is full for a while makes nothing go out twice. One thread, which has the outbox's lock.
 */
final class Mail {
    private static final Logger LOG = LoggerFactory.getLogger(Mail.class);

    private final Outbox outbox;
    private final List<SlackChannel> channels;
    private final Map<String, Letter> letters = new LinkedHashMap<>();
    private final Set<Path> read = new HashSet<>();
    private final Map<String, Path> files = new HashMap<>();
    private final Set<String> unsaved = new LinkedHashSet<>();

    Mail(Outbox outbox, List<SlackChannel> channels) {
        this.outbox = outbox;
        this.channels = channels;
    }

    /** Takes up what was given up because a channel was gone: it may have been replaced. */
    void takeUpDead() throws IOException {
        for (Path file : outbox.files(Place.DEAD)) {
            OutboxMessage message = readable(file);
            if (message != null) {
                outbox.move(message.id(), Place.DEAD, Place.WAITING);
            }
        }
    }

    /** Takes in what was added since, and writes down what is not on disk yet. */
    void takeIn(Instant now) throws IOException {
        settle();
        for (Path file : outbox.files(Place.WAITING)) {
            if (read.add(file)) {
                OutboxMessage message = readable(file);
                if (message != null) {
                    files.put(message.id(), file);
                    put(message.id(), Letter.of(resumed(message, now), outbox));
                }
            }
        }
        settle();
    }

    /** The messages that are not done. */
    Collection<Letter> letters() {
        return letters.values();
    }

    /** A message, done or not; null when there is none of this id. */
    @Nullable Letter find(String id) throws IOException {
        Letter letter = letters.get(id);
        if (letter != null) {
            return letter;
        }
        OutboxMessage message = outbox.find(id).orElse(null);
        return message == null ? null : Letter.of(message, outbox);
    }

    /** What was told of an alert's story, weakest tier first. */
    List<OutboxMessage> story(Alert alert) throws IOException {
        return outbox.story(alert);
    }

    /** Writes down that a request is about to be made; on disk when this returns. */
    Letter begin(Letter letter, SlackChannel channel) throws IOException {
        OutboxMessage message = letter.message();
        OutboxMessage begun = message.with(channel.name(), message.in(channel.name()).attempting());
        outbox.save(begun);
        letters.put(begun.id(), letter.with(begun));
        return letter.with(begun);
    }

    /** Holds how far a message is; on disk after the next {@link #settle}. */
    void put(Letter letter, SlackChannel channel, Delivery delivery) {
        OutboxMessage further = letter.message().with(channel.name(), delivery);
        put(further.id(), letter.with(further));
    }

    /** Writes down what is not on disk yet, and puts away what is done. */
    void settle() throws IOException {
        for (String id : List.copyOf(unsaved)) {
            Letter letter = letters.get(id);
            if (letter != null) {
                outbox.save(letter.message());
                if (isOver(letter)) {
                    outbox.move(id, Place.WAITING, place(letter.message()));
                    letters.remove(id);
                    read.remove(files.remove(id));
                }
            }
            unsaved.remove(id);
        }
    }

    private void put(String id, Letter letter) {
        letters.put(id, letter);
        unsaved.add(id);
    }

    private boolean isOver(Letter letter) {
        return channels.stream()
                .filter(letter::isFor)
                .allMatch(channel -> letter.message().in(channel.name()).isOver());
    }

    private static Place place(OutboxMessage message) {
        Collection<Delivery> all = message.deliveries().values();
        if (all.stream().anyMatch(delivery -> delivery.state() == State.DEAD)) {
            return Place.DEAD;
        }
        return all.stream().anyMatch(delivery -> delivery.state() == State.REFUSED)
                ? Place.REFUSED
                : Place.SENT;
    }

    /** As an earlier poster left it: a request without an answer may have arrived, a dead channel may live again. */
    private static OutboxMessage resumed(OutboxMessage message, Instant now) {
        OutboxMessage resumed = message.taken() == null ? message.takenAt(now) : message;
        for (Map.Entry<String, Delivery> entry : message.deliveries().entrySet()) {
            Delivery delivery = entry.getValue();
            String word = String.valueOf(delivery.answer());
            if (delivery.state() == State.ATTEMPTING) {
                resumed =
                        resumed.with(
                                entry.getKey(), delivery.again(word, true, delivery.notBefore()));
            }
            if (delivery.state() == State.DEAD) {
                resumed = resumed.with(entry.getKey(), delivery.again(word, false, null));
            }
        }
        return resumed;
    }

    /** A message from its file; null when it cannot be read, which is told. */
    static @Nullable OutboxMessage readable(Path file) {
        try {
            return MessageJson.read(file);
        } catch (IOException e) {
            LOG.error("Slack: {} is left alone, it cannot be read", file, e);
            return null;
        }
    }
}
