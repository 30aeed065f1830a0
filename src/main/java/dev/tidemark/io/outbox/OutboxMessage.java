package dev.tidemark.io.outbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.tidemark.io.Documents;
import dev.tidemark.model.Alert;
import dev.tidemark.model.HealthAlert;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One message and what became of it in each channel. Exactly one of {@code alert}, {@code correction}, {@code brief}
 * and {@code health} says what it is. Immutable.
 *
 * @param id deterministic; a second message of the same id is the same message
 * @param at its place in the order: the time of an alert, else when it was made
 * @param alert what is told; null in any other message
 * @param correction what is taken back; null in any other message
 * @param brief a day's summary for one channel; null in any other message
 * @param health what is told of feeds; null in any other message
 * @param taken when the poster first saw it, by the poster's clock; null until then
 * @param deliveries by the channel's name; a channel that is not there has not begun, or does not want it
 */
public record OutboxMessage(
        String id,
        Instant at,
        @Nullable Alert alert,
        @Nullable Correction correction,
        @Nullable Brief brief,
        @Nullable HealthAlert health,
        @Nullable Instant taken,
        Map<String, Delivery> deliveries) {

    /** Keeps the channels in the order of their names. */
    public OutboxMessage {
        deliveries = new TreeMap<>(deliveries == null ? Map.of() : deliveries);
    }

    /** The message of an alert. */
    public static OutboxMessage of(Alert alert) {
        return new OutboxMessage(
                Documents.messageId(alert),
                alert.eventTime(),
                alert,
                null,
                null,
                null,
                null,
                Map.of());
    }

    /** The message of an alert about feeds. */
    public static OutboxMessage of(HealthAlert alert) {
        Instant at = alert.endedAt() == null ? alert.toldAt() : alert.endedAt();
        return new OutboxMessage(
                Documents.messageId(alert), at, null, null, null, alert, null, Map.of());
    }

    /**
     * A message that takes an alert back, for every channel that wanted the alert.
     *
     * @param at when it was decided; with the alert's id it is the correction's id
     */
    public static OutboxMessage of(Correction correction, Instant at) {
        String id = "correction|" + correction.alertId() + "|" + at;
        return new OutboxMessage(id, at, null, correction, null, null, null, Map.of());
    }

    /** The summary of a day; the same for a channel and day is the same message. */
    public static OutboxMessage of(Brief brief, Instant at) {
        String id = "brief|" + brief.channel() + "|" + brief.day();
        return new OutboxMessage(id, at, null, null, brief, null, null, Map.of());
    }

    /** How far a channel is with it. */
    public Delivery in(String channel) {
        return deliveries.getOrDefault(channel, Delivery.NEW);
    }

    /** The same message, further on in a channel. */
    public OutboxMessage with(String channel, Delivery delivery) {
        Map<String, Delivery> all = new TreeMap<>(deliveries);
        all.put(channel, delivery);
        return new OutboxMessage(id, at, alert, correction, brief, health, taken, all);
    }

    /** The same message, seen by the poster. */
    public OutboxMessage takenAt(Instant time) {
        return new OutboxMessage(id, at, alert, correction, brief, health, time, deliveries);
    }

    /** True for an alert about a company that adds to one told before: a promotion or an ending. */
    @JsonIgnore
    public boolean isFollowUp() {
        return alert != null && (alert.promotedFrom() != null || alert.ending() != null);
    }
}
