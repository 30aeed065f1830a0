package dev.tidemark.cli;

import dev.tidemark.article.ArticlePages;
import dev.tidemark.article.PageItem;
import dev.tidemark.article.PageReading;
import dev.tidemark.article.PageResult;
import dev.tidemark.classify.ReadingList;
import dev.tidemark.classify.Watchlist;
import dev.tidemark.config.FetchSettings;
import dev.tidemark.config.FullTextSettings;
import dev.tidemark.feed.ItemLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Item lines with the articles that a job would read for them. Reads all pages of a feed at a time; to be closed. */
final class FullTextLines implements AutoCloseable {
    /** A person waits longer than a job does. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Whatever its age: who asks for a page by hand wants to see it. */
    private static final Duration ANY_AGE = Duration.ofDays(100_000);

    private final FullTextSettings settings;
    private final ReadingList list;
    private final ArticlePages pages;
    private final Consumer<String> told;

    /**
     * Starts the threads; nothing is fetched yet.
     *
     * @param told hears in one line why a page was not used
     */
    FullTextLines(
            FullTextSettings settings, FetchSettings fetch, Clock clock, Consumer<String> told) {
        this.settings = settings;
        this.list = new ReadingList(Watchlist.bundled());
        this.pages = new ArticlePages(settings, fetch, clock);
        this.told = told;
    }

    /** The same lines in the same order, some with their article; blocks until all pages are read. */
    List<String> read(List<String> lines) {
        List<CompletableFuture<String>> coming = new ArrayList<>();
        for (String line : lines) {
            byte[] json = line.getBytes(StandardCharsets.UTF_8);
            PageItem item = PageItem.of(json, ANY_AGE);
            coming.add(
                    item == null || !item.isWanted(list, settings)
                            ? CompletableFuture.completedFuture(line)
                            : pages.read(item, PATIENCE)
                                    .thenApply(reading -> with(line, json, item, reading)));
        }
        return coming.stream().map(CompletableFuture::join).toList();
    }

    @Override
    public void close() {
        pages.close();
    }

    private String with(String line, byte[] json, PageItem item, PageReading reading) {
        String article = reading.article();
        if (reading.result() != PageResult.USED || article == null) {
            told.accept(item.page() + ": summary only: " + reading.reason());
            return line;
        }
        try {
            return new String(ItemLine.withArticle(json, article), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return line; // it was read as an item before, so this does not happen
        }
    }
}
