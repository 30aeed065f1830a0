package dev.tidemark.article;

import dev.tidemark.fetch.ErrorClass;
import org.jspecify.annotations.Nullable;

/**
 * What came of an item's page, and the article if it is one.
 *
 * @param article plain text, paragraphs apart by one line break, without what the summary says already; null unless used
 * @param failure why the page could not be had; null unless that is so
 * @param reason one line for a person; empty when used
 * @param remembered true when the page did not have to be fetched for this item
 */
public record PageReading(
        PageResult result,
        @Nullable String article,
        @Nullable ErrorClass failure,
        String reason,
        boolean remembered) {}
