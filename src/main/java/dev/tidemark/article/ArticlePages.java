package dev.tidemark.article;

import dev.tidemark.config.FetchSettings;
import dev.tidemark.config.FullTextSettings;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.fetch.ErrorClass;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads the pages of items, a few at a time.
 *
 * <p>Whoever waits for a host's turn holds no thread, so a host that hangs keeps one thread busy and no other host
 * waiting. Items with the same page share one fetch. Thread-safe; to be closed.
 */
public final class ArticlePages implements AutoCloseable {
    /** More than these at a time would not be read in time anyway. */
    private static final int MOST_UNDER_WAY = 500;

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final FullTextSettings settings;
    private final Clock clock;
    private final PageFetch fetch;
    private final PageCache cache;
    private final ArticleCheck check = new ArticleCheck();
    private final ScheduledThreadPoolExecutor threads;

    /**
     * Starts the threads; nothing is fetched yet.
     *
     * @param fetch how pages are fetched, and what is refused
     * @throws InvalidInput when the settings name certificates that cannot be read
     */
    public ArticlePages(FullTextSettings settings, FetchSettings fetch, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.fetch = new PageFetch(settings, fetch, clock);
        this.cache = new PageCache(settings.cachedPages());
        AtomicInteger number = new AtomicInteger();
        this.threads =
                new ScheduledThreadPoolExecutor(
                        settings.threads(),
                        work -> {
                            Thread thread = new Thread(work, "article-" + number.incrementAndGet());
                            thread.setDaemon(true);
                            return thread;
                        });
        threads.setRemoveOnCancelPolicy(true);
    }

    /**
     * Reads an item's page; returns at once.
     *
     * @param patience a page whose turn has not come by then is not read
     * @return completed with what came of it, by a thread of this object or at once
     */
    public CompletableFuture<PageReading> read(PageItem item, Duration patience) {
        Instant now = clock.instant();
        String url = item.page();
        PageCache.Claim claim = cache.claim(url, now, MOST_UNDER_WAY);
        if (claim == null) {
            return CompletableFuture.completedFuture(
                    reading(busy("too many pages wait"), item, false));
        }
        if (claim.first()) {
            submit(new Job(url, item.url(), now.plus(patience)), Duration.ZERO);
        }
        return claim.page().thenApply(page -> reading(page, item, !claim.first()));
    }

    /** Reads nothing more; whoever waits is told so. */
    @Override
    public void close() {
        threads.shutdownNow();
        fetch.close();
        cache.underWay().forEach(url -> settle(url, busy("no longer read"), Duration.ZERO));
    }

    /**
     * A page to be read.
     *
     * @param url its canonical address, by which it is known
     * @param address under which it is fetched
     * @param until its turn has to have come by then
     */
    private record Job(String url, String address, Instant until) {}

    private void submit(Job job, Duration wait) {
        try {
            threads.schedule(() -> run(job), wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            settle(job.url(), busy("no longer read"), Duration.ZERO);
        }
    }

    private void run(Job job) {
        Instant now = clock.instant();
        Instant turn = job.until().isBefore(now) ? job.until() : fetch.enter(job.address());
        if (turn == null) {
            PageFetch.Answer answer = new PageFetch.Answer(busy("broke off"), Duration.ZERO);
            try {
                answer = fetch.read(job.address());
            } catch (RuntimeException | StackOverflowError e) {
                // Whatever a page holds, the item goes on.
                answer = new PageFetch.Answer(unreadable(e), FORGOTTEN_AFTER);
            } finally {
                settle(job.url(), answer.page(), answer.kept());
            }
        } else if (turn.isBefore(job.until())) {
            submit(job, Duration.between(now, turn).plusMillis(1));
        } else {
            settle(job.url(), busy("its host was asked for others until too late"), Duration.ZERO);
        }
    }

    private void settle(String url, Page page, Duration holds) {
        cache.settle(url, page, holds, clock.instant());
    }

    private PageReading reading(Page page, PageItem item, boolean remembered) {
        if (page instanceof Page.Missing missing) {
            return new PageReading(
                    missing.result(), null, missing.failure(), missing.reason(), remembered);
        }
        MainText text = ((Page.Read) page).text();
        String problem = check.problem(text, item.title());
        if (problem != null) {
            return new PageReading(PageResult.NO_ARTICLE, null, null, problem, remembered);
        }
        String article = ArticleLead.of(text, item, settings.maximumCharacters());
        return article.isEmpty()
                ? new PageReading(
                        PageResult.NO_ARTICLE,
                        null,
                        null,
                        "the item has the whole article already",
                        remembered)
                : new PageReading(PageResult.USED, article, null, "", remembered);
    }

    private static Page busy(String reason) {
        return new Page.Missing(PageResult.BUSY, null, reason);
    }

    private static Page unreadable(Throwable problem) {
        return new Page.Missing(
                PageResult.FAILED,
                ErrorClass.UNREADABLE,
                "unreadable: " + problem.getClass().getSimpleName());
    }
}
