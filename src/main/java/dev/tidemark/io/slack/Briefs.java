package dev.tidemark.io.slack;

import dev.tidemark.config.SlackChannel;
import dev.tidemark.config.SlackSettings;
import dev.tidemark.io.outbox.Brief;
import dev.tidemark.io.outbox.Delivery;
import dev.tidemark.io.outbox.Outbox;
import dev.tidemark.io.outbox.Outbox.Place;
import dev.tidemark.io.outbox.OutboxMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes each channel's summary when its time of the day has come: of what the poster took in since the day before, told
 * already or kept back. A day without anything has its summary, too. One made late, after an outage, is of the same day;
 * after twelve hours it is left to the next. One thread.
 */
final class Briefs {
    private static final Duration LATEST = Duration.ofHours(12);

    private final Outbox outbox;
    private final SlackSettings settings;
    private final Mail mail;
    private final Instant since;
    private final Map<String, LocalDate> made = new HashMap<>();

    /** Briefs of an outbox; a day whose time had passed before it was first posted from has none. */
    Briefs(Outbox outbox, SlackSettings settings, Mail mail, Instant now) throws IOException {
        this.outbox = outbox;
        this.settings = settings;
        this.mail = mail;
        this.since = outbox.firstPosted(now);
    }

    /** Adds to the outbox what is due; true when something was added. */
    boolean make(Instant now) throws IOException {
        boolean added = false;
        for (SlackChannel channel : settings.channels()) {
            if (channel.brief() != null) {
                LocalDate today = now.atZone(settings.zone()).toLocalDate();
                LocalDate day =
                        at(today, channel.brief()).isAfter(now) ? today.minusDays(1) : today;
                added |= make(channel, day, at(day, channel.brief()), now);
            }
        }
        return added;
    }

    private boolean make(SlackChannel channel, LocalDate day, Instant due, Instant now)
            throws IOException {
        if (day.equals(made.get(channel.name()))
                || !due.isAfter(since)
                || due.plus(LATEST).isBefore(now)) {
            return false;
        }
        LocalTime time = java.util.Objects.requireNonNull(channel.brief());
        boolean added =
                outbox.add(
                        OutboxMessage.of(
                                brief(channel, day, at(day.minusDays(1), time), due), due));
        made.put(channel.name(), day);
        return added;
    }

    private Brief brief(SlackChannel channel, LocalDate day, Instant from, Instant due)
            throws IOException {
        List<Letter> told = new ArrayList<>();
        List<Letter> kept = new ArrayList<>();
        long before = 0;
        LocalDate last = LocalDate.MIN;
        for (Letter letter : all()) {
            OutboxMessage message = letter.message();
            Brief earlier = message.brief();
            if (earlier != null) {
                if (earlier.channel().equals(channel.name()) && earlier.day().isAfter(last)) {
                    last = earlier.day();
                    before = earlier.total();
                }
                continue;
            }
            Instant taken = message.taken();
            if (taken == null || taken.isAfter(due) || !letter.isFor(channel)) {
                continue;
            }
            Delivery delivery = message.in(channel.name());
            if (delivery.held() && !delivery.isOver()) {
                kept.add(letter);
            } else if (taken.isAfter(from)) {
                told.add(letter);
            }
        }
        Comparator<Letter> oldestFirst =
                Comparator.comparing((Letter letter) -> letter.message().at())
                        .thenComparing(letter -> letter.message().id());
        kept.sort(oldestFirst);
        List<Letter> covered = kept.subList(0, Math.min(Line.LONGEST_DIGEST, kept.size()));
        List<Letter> named = new ArrayList<>(told);
        // The newest first where there is no room for all: of the older ones the channel has been
        // told.
        named.sort(oldestFirst.reversed());
        int room = Math.max(0, Line.LONGEST_DIGEST - covered.size());
        named = new ArrayList<>(named.subList(0, Math.min(room, named.size())));
        named.addAll(covered);
        named.sort(oldestFirst);
        long total = outbox.itemsRead();
        return new Brief(
                channel.name(),
                day,
                named.stream().map(letter -> letter.message().id()).toList(),
                covered.stream().map(letter -> letter.message().id()).toList(),
                told.size() + kept.size() - named.size(),
                Letter.ofFeeds(told) + Letter.ofFeeds(kept) - Letter.ofFeeds(named),
                Math.max(0, total - before),
                total);
    }

    private List<Letter> all() throws IOException {
        List<Letter> all = new ArrayList<>(mail.letters());
        for (Place place : List.of(Place.SENT, Place.REFUSED, Place.DEAD)) {
            for (Path file : outbox.files(place)) {
                OutboxMessage message = Mail.readable(file);
                if (message != null) {
                    all.add(Letter.of(message, outbox));
                }
            }
        }
        return all;
    }

    /** A time that a day does not have, because clocks were put forward, is an hour later. */
    private Instant at(LocalDate day, LocalTime time) {
        return ZonedDateTime.of(day, time, settings.zone()).toInstant();
    }
}
