package dev.tidemark.io.slack;

import dev.tidemark.config.SlackChannel;
import dev.tidemark.io.outbox.Correction;
import dev.tidemark.io.outbox.Outbox;
import dev.tidemark.io.outbox.OutboxMessage;
import dev.tidemark.model.Alert;
import dev.tidemark.model.Tier;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message with the alert that it is about.
 *
 * @param about the alert about a company, or the one that is corrected; null for a brief, for feeds, and where the corrected one is not known here
 */
record Letter(OutboxMessage message, @Nullable Alert about) {

    /** By tier, then by time. */
    static final Comparator<Letter> BY_TIER =
            Comparator.comparing(Letter::tier).thenComparing(letter -> letter.message().at());

    /** Looks up what a message is about. */
    static Letter of(OutboxMessage message, Outbox outbox) throws IOException {
        Correction correction = message.correction();
        if (correction == null) {
            return new Letter(message, message.alert());
        }
        Optional<OutboxMessage> corrected = outbox.find(correction.alertId());
        return new Letter(message, corrected.map(OutboxMessage::alert).orElse(null));
    }

    /** The same letter, further on. */
    Letter with(OutboxMessage further) {
        return new Letter(further, about);
    }

    /** How much it matters: feeds wait for the morning, what is not known is taken seriously. */
    Tier tier() {
        if (message.health() != null) {
            return Tier.REPORT;
        }
        return about == null ? Tier.SHIFT : about.tier();
    }

    /** Number of letters that are about feeds. */
    static int ofFeeds(List<Letter> letters) {
        return (int) letters.stream().filter(letter -> letter.message().health() != null).count();
    }

    /** True when a channel's settings ask for it. */
    boolean isFor(SlackChannel channel) {
        if (message.brief() != null) {
            return message.brief().channel().equals(channel.name());
        }
        if (message.health() != null) {
            return channel.health();
        }
        Correction correction = message.correction();
        String company =
                about != null ? about.company() : correction == null ? "" : correction.company();
        return tier().compareTo(channel.minimumTier()) >= 0
                && (channel.companies().isEmpty() || channel.companies().contains(company));
    }
}
