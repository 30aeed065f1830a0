package dev.tidemark.io.outbox;

import java.time.LocalDate;
import java.util.List;

/**
 * A day's summary for one channel.
 *
 * @param channel the channel's name
 * @param day the desk's day on which it is due
 * @param lines ids of the messages it names, oldest first
 * @param covers ids of those among them that were kept back and reach the channel by it
 * @param more number of messages that it has no room for
 * @param moreOfFeeds number of those among them that are about feeds
 * @param items number of items read since the brief before
 * @param total number of items read when it was made
 */
public record Brief(
        String channel,
        LocalDate day,
        List<String> lines,
        List<String> covers,
        int more,
        int moreOfFeeds,
        long items,
        long total) {}
