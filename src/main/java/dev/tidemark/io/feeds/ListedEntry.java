package dev.tidemark.io.feeds;

import dev.tidemark.feed.FeedEntry;
import dev.tidemark.feed.ParsedFeed;
import dev.tidemark.feed.ParsedFeed.RefusedEntry;
import dev.tidemark.fetch.SeenEntries;
import dev.tidemark.model.RawRecord;
import dev.tidemark.text.ItemId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a document lists at one place.
 *
 * @param number of the place, from 1
 * @param seen as it is remembered. What monitors call a revision is an entry with other words; so it is here
 * @param entry null for what was refused as one
 * @param refusal why; empty for an entry
 */
record ListedEntry(int number, SeenEntries.Entry seen, @Nullable FeedEntry entry, String refusal) {

    /** All of a document, in its order. */
    static List<ListedEntry> of(ParsedFeed feed) {
        Map<Integer, RefusedEntry> refused =
                feed.refused().stream()
                        .collect(Collectors.toMap(RefusedEntry::number, Function.identity()));
        List<ListedEntry> listed = new ArrayList<>();
        for (FeedEntry entry : feed.entries()) {
            addRefused(refused, listed);
            listed.add(
                    new ListedEntry(
                            listed.size() + 1,
                            new SeenEntries.Entry(
                                    entry.id(), ItemId.contentHash(entry.title(), entry.text())),
                            entry,
                            ""));
        }
        addRefused(refused, listed);
        return listed;
    }

    /** Puts those in that stand at the next places. */
    private static void addRefused(Map<Integer, RefusedEntry> refused, List<ListedEntry> listed) {
        for (RefusedEntry next = refused.get(listed.size() + 1);
                next != null;
                next = refused.get(listed.size() + 1)) {
            listed.add(
                    new ListedEntry(
                            next.number(),
                            new SeenEntries.Entry("refused " + next.fingerprint(), next.reason()),
                            null,
                            next.reason()));
        }
    }

    /**
     * As the record that it becomes.
     *
     * @param backlog whether nobody had looked at the feed for long
     */
    RawRecord record(String feed, FeedRecords records, boolean backlog, Instant at) {
        String position = "feed " + feed + " entry " + number;
        return entry == null
                ? records.refused(feed, refusal, position, at)
                : records.item(backlog ? entry.ofBacklog() : entry, position, at);
    }
}
