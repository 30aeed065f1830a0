package dev.tidemark.article;

import dev.tidemark.config.FetchSettings;
import dev.tidemark.config.FullTextSettings;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.feed.PageDecoder;
import dev.tidemark.fetch.ErrorClass;
import dev.tidemark.fetch.FeedClient;
import dev.tidemark.fetch.FetchAnswer;
import dev.tidemark.fetch.FetchRequest;
import dev.tidemark.fetch.HostGate;
import dev.tidemark.fetch.Robots;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Has one page after the other: robots.txt first, one page of a host at a time, then its main text. Blocks its caller,
 * each call for no longer than two deadlines; thread-safe.
 */
final class PageFetch implements AutoCloseable {
    /** Far above any news page, and few enough to have one in each thread. */
    private static final int LARGEST_MEGABYTES = 5;

    private static final double ROBOTS_SECONDS = 5;

    /** Edits of a page are not followed: the item's feed tells them. */
    private static final Duration KEPT = Duration.ofHours(6);

    private final FeedClient client;
    private final FeedClient brief;
    private final Robots robots;
    private final HostGate gate;
    private final Clock clock;

    /**
     * An answer and how long it holds.
     *
     * @param kept zero: it holds for nobody else
     */
    record Answer(Page page, Duration kept) {}

    /**
     * Prepares, without a request.
     *
     * @throws InvalidInput when the settings name certificates that cannot be read
     */
    PageFetch(FullTextSettings settings, FetchSettings fetch, Clock clock) {
        double seconds = settings.timeoutSeconds();
        this.client = new FeedClient(fetch.within(seconds, LARGEST_MEGABYTES), clock);
        this.brief = new FeedClient(fetch.within(Math.min(seconds, ROBOTS_SECONDS), 1), clock);
        this.robots = new Robots(fetch, brief::fetch, clock);
        this.gate = new HostGate(1, settings.spacing());
        this.clock = clock;
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        client.close();
        brief.close();
    }

    /** When to ask again; null: go on, and {@link #read} the page. */
    @Nullable Instant enter(String url) {
        return gate.enter(HostGate.hostOf(url), clock.instant());
    }

    /** Reads a page that was let through. */
    Answer read(String url) {
        String host = HostGate.hostOf(url);
        try {
            Robots.Verdict verdict = robots.ask(url);
            if (!verdict.allowed()) {
                return refused();
            }
            Answer answer = answer(url, client.fetch(FetchRequest.page(url)));
            Duration delay = verdict.delay();
            if (delay != null) {
                gate.holdOff(host, clock.instant().plus(delay));
            }
            return answer;
        } finally {
            gate.leave(host, clock.instant());
        }
    }

    private Answer answer(String url, FetchAnswer answer) {
        if (answer instanceof FetchAnswer.Fetched page) {
            return read(url, page);
        }
        if (answer instanceof FetchAnswer.RetryLater later) {
            Instant until = later.until();
            if (until != null) {
                gate.holdOff(HostGate.hostOf(url), until);
            }
            return failed(later.why(), later.reason());
        }
        return answer instanceof FetchAnswer.Failed failed
                ? failed(failed.why(), failed.reason())
                : failed(ErrorClass.GONE, "answered 410");
    }

    private Answer read(String url, FetchAnswer.Fetched page) {
        boolean elsewhere = !HostGate.hostOf(page.finalAddress()).equals(HostGate.hostOf(url));
        if (elsewhere && !robots.ask(page.finalAddress()).allowed()) {
            return refused();
        }
        String type = page.contentType();
        if (type != null && !type.contains("html")) {
            return new Answer(none("no web page but " + type), KEPT);
        }
        try {
            return new Answer(
                    new Page.Read(MainText.of(PageDecoder.decode(page.body(), page.charset()))),
                    KEPT);
        } catch (MainText.TooMuch e) {
            return new Answer(none("no article: " + e.getMessage()), KEPT);
        }
    }

    private static Page none(String reason) {
        return new Page.Missing(PageResult.NO_ARTICLE, null, reason);
    }

    private static Answer refused() {
        return new Answer(
                new Page.Missing(PageResult.ROBOTS, null, "robots.txt does not allow it"),
                Duration.ofHours(1));
    }

    private static Answer failed(ErrorClass why, String reason) {
        return new Answer(
                new Page.Missing(PageResult.FAILED, why, why.word() + ": " + reason),
                why.firstDelay());
    }
}
