package dev.tidemark.io.feeds;

import dev.tidemark.config.Feed;
import dev.tidemark.feed.FeedEntry;
import dev.tidemark.feed.ParsedFeed;
import dev.tidemark.fetch.FeedHealth;
import dev.tidemark.fetch.FeedState;
import dev.tidemark.fetch.SeenEntries;
import dev.tidemark.model.FeedReport;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What was found in a document, as {@link FeedReport} explains it. */
record PollFindings(
        int listed,
        int fresh,
        int revised,
        int refused,
        int undated,
        @Nullable Instant newest,
        @Nullable String malformed) {

    /** There was no document, or it had not changed. */
    static final PollFindings NOTHING = new PollFindings(0, 0, 0, 0, 0, null, null);

    /** Counts; what was refused counts as neither fresh nor revised. */
    static PollFindings of(ParsedFeed feed, List<ListedEntry> listed, SeenEntries.Document seen) {
        List<FeedEntry> told =
                told(seen).stream()
                        .map(i -> listed.get(i).entry())
                        .filter(Objects::nonNull)
                        .toList();
        int revised =
                (int) seen.revised().stream().filter(i -> listed.get(i).entry() != null).count();
        return new PollFindings(
                seen.listed(),
                told.size() - revised,
                revised,
                feed.refused().size(),
                (int) told.stream().filter(entry -> entry.publishedAt() == null).count(),
                feed.entries().stream()
                        .map(FeedEntry::publishedAt)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                feed.malformed());
    }

    /** Places of what is fresh or revised, in the order of the document. */
    static TreeSet<Integer> told(SeenEntries.Document seen) {
        TreeSet<Integer> told = new TreeSet<>(seen.fresh());
        told.addAll(seen.revised());
        return told;
    }

    /** The report of the poll. */
    FeedReport report(Feed feed, FeedState after, Instant at) {
        FeedHealth health = after.health();
        return new FeedReport(
                feed.url(),
                feed.name(),
                feed.source(),
                feed.sourceClass(),
                feed.language(),
                at,
                listed,
                fresh,
                revised,
                refused,
                undated,
                newest,
                malformed,
                health.errors(),
                health.lastError() == null ? null : health.lastError().word(),
                health.reason(),
                health.lastSuccess(),
                health.overruns(),
                health.retired(),
                after.nextPoll(),
                after.intervalSeconds());
    }
}
