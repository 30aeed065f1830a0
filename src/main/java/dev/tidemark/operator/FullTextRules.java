package dev.tidemark.operator;

import dev.tidemark.article.ArticlePages;
import dev.tidemark.article.PageItem;
import dev.tidemark.classify.ReadingList;
import dev.tidemark.classify.Watchlist;
import dev.tidemark.config.FetchSettings;
import dev.tidemark.config.FullTextSettings;
import dev.tidemark.model.RawRecord;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What decides which pages are read and how, as it travels with the job to every worker.
 *
 * @param watchlist whose companies' items are read
 * @param staleAfter an item published longer before it was seen is not read
 * @param clock of the workers: for politeness and for what is remembered, never for items
 */
public record FullTextRules(
        FullTextSettings settings,
        FetchSettings fetch,
        Watchlist watchlist,
        Duration staleAfter,
        Clock clock)
        implements Serializable {

    ArticlePages pages() {
        return new ArticlePages(settings, fetch, clock);
    }

    ReadingList readingList() {
        return new ReadingList(watchlist);
    }

    /** The record as an item that has a page; null where there is none to read. */
    @Nullable PageItem item(RawRecord record) {
        boolean whole = record.size() == record.payload().length;
        return whole ? PageItem.of(record.payload(), staleAfter) : null;
    }
}
