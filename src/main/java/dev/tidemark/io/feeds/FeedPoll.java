package dev.tidemark.io.feeds;

import dev.tidemark.config.Feed;
import dev.tidemark.config.PollSettings;
import dev.tidemark.feed.FeedDocument;
import dev.tidemark.feed.FeedLimits;
import dev.tidemark.feed.FeedParser;
import dev.tidemark.feed.FeedReading;
import dev.tidemark.feed.ParsedFeed;
import dev.tidemark.feed.PublishedDate;
import dev.tidemark.feed.RefusedFeed;
import dev.tidemark.fetch.ErrorClass;
import dev.tidemark.fetch.FeedState;
import dev.tidemark.fetch.FetchAnswer;
import dev.tidemark.fetch.FetchAnswer.Bodiless;
import dev.tidemark.fetch.FetchAnswer.Failed;
import dev.tidemark.fetch.FetchAnswer.Fetched;
import dev.tidemark.fetch.FetchRequest;
import dev.tidemark.fetch.PollSchedule;
import dev.tidemark.fetch.SeenEntries;
import dev.tidemark.model.RawRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One poll of one feed, from the question to what becomes of the answer.
 *
 * <p>What a feed lists becomes a record when it was never seen, or says something else than when last seen; so does what is
 * refused, an entry or a whole document, that it is counted once and not with every poll. Entries without a date are
 * marked when nobody had looked at the feed for long: a first poll must not make news of an archive.
 *
 * <p>Blocks while it asks. Large documents are read one at a time in a process, for reading takes several times their
 * size in memory. Thread-safe.
 */
final class FeedPoll {
    /** Most feeds are a tenth of that. */
    private static final int LARGE_BYTES = 1 << 20;

    private static final Semaphore LARGE = new Semaphore(1);

    private final WatchedFeeds feeds;
    private final PollSettings settings;
    private final PollSchedule schedule;
    private final FeedRecords records;
    private final Duration staleAfter;
    private final Function<FetchRequest, FetchAnswer> web;
    private final Function<String, @Nullable String> environment;
    private final FeedParser parser = new FeedParser(FeedLimits.DEFAULT);

    /**
     * Sets what all polls share.
     *
     * @param web fetches, and never throws for what the web does
     * @param staleAfter for longer than this nobody must have looked at a feed for its undated entries to count as old
     * @param environment where logins are, by the names that the list gives them
     */
    FeedPoll(
            WatchedFeeds feeds,
            PollSettings settings,
            FeedRecords records,
            Duration staleAfter,
            Function<FetchRequest, FetchAnswer> web,
            Function<String, @Nullable String> environment) {
        this.feeds = feeds;
        this.settings = settings;
        this.schedule = new PollSchedule(settings);
        this.records = records;
        this.staleAfter = staleAfter;
        this.web = web;
        this.environment = environment;
    }

    /** Asks for the feed; without its login it is not even asked for. */
    FetchAnswer ask(FeedState state) {
        String variable = feeds.feed(state.url()).loginVariable();
        String login = variable == null ? null : environment.apply(variable);
        return variable != null && login == null
                ? new Failed(
                        ErrorClass.DENIED,
                        "the environment variable " + variable + " with its login is not set")
                : web.apply(FetchRequest.feed(state, login));
    }

    /**
     * Reads an answer.
     *
     * @param state that the question was asked with
     * @param at when the answer was there, in whole milliseconds
     */
    Polled read(FeedState state, FetchAnswer answer, Instant at) {
        try {
            return answer instanceof Fetched body
                    ? inTurn(state, body, at)
                    : polled(
                            state,
                            schedule.after(state, (Bodiless) answer, at),
                            at,
                            List.of(),
                            PollFindings.NOTHING,
                            0);
        } catch (RuntimeException | StackOverflowError e) {
            // One feed's fault must not end the others.
            String reason = "the reader failed: " + e.getClass().getSimpleName();
            return refused(state, reason, at, 0);
        }
    }

    private Polled inTurn(FeedState state, Fetched body, Instant at) {
        if (body.body().length <= LARGE_BYTES) {
            return body(state, body, at);
        }
        LARGE.acquireUninterruptibly(); // for a few seconds at most
        try {
            return body(state, body, at);
        } finally {
            LARGE.release();
        }
    }

    private Polled body(FeedState state, Fetched body, Instant at) {
        FeedReading reading =
                parser.parse(
                        new FeedDocument(
                                body.body(),
                                body.contentTypeWithCharset(),
                                body.finalAddress(),
                                state.url(),
                                at,
                                at.plus(PublishedDate.ZONE_SPAN)));
        if (reading instanceof RefusedFeed refused) {
            return refused(state, refused.reason(), at, body.body().length);
        }
        ParsedFeed parsed = (ParsedFeed) reading;
        List<ListedEntry> listed = ListedEntry.of(parsed);
        SeenEntries.Document seen =
                state.seen()
                        .read(
                                listed.stream().map(ListedEntry::seen).toList(),
                                settings.seenEntries());
        FeedState after = schedule.afterDocument(state, body, seen, at);
        boolean backlog = isBacklog(state, at);
        return polled(
                state,
                after,
                at,
                PollFindings.told(seen).stream()
                        .map(place -> listed.get(place).record(state.url(), records, backlog, at))
                        .toList(),
                PollFindings.of(parsed, listed, seen),
                body.body().length);
    }

    /** Whether what is listed now without a date may have been there for longer than news are news. */
    private boolean isBacklog(FeedState state, Instant at) {
        Instant looked = state.health().lastSuccess();
        return looked == null || looked.plus(staleAfter).isBefore(at);
    }

    private Polled refused(FeedState state, String reason, Instant at, int bodyBytes) {
        FeedState after = schedule.afterUnreadable(state, reason, at);
        boolean known =
                state.health().lastError() == ErrorClass.UNREADABLE
                        && reason.equals(state.health().reason());
        String position = "feed " + state.url();
        return polled(
                state,
                after,
                at,
                known ? List.of() : List.of(records.refused(state.url(), reason, position, at)),
                PollFindings.NOTHING,
                bodyBytes);
    }

    private Polled polled(
            FeedState state,
            FeedState after,
            Instant at,
            List<RawRecord> fresh,
            PollFindings findings,
            int bodyBytes) {
        Feed feed = feeds.feed(state.url());
        return new Polled(
                at, fresh, new Polled.Poll(after, findings.report(feed, after, at), bodyBytes));
    }
}
