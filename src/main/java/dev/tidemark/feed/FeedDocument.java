package dev.tidemark.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a feed and what is known about them.
 *
 * @param bytes as they came, unpacked
 * @param contentType the HTTP header, believed for its charset only; null when there was none
 * @param url where the feed is, after redirects; relative links are resolved against it; null when unknown
 * @param feed by which it is known: each item's {@code feed}, and part of the ids of entries without a page, so that it has
 *     to stay when redirects change; null: its url
 * @param fetchedAt when it was fetched: each item's {@code seenAt}; null when unknown
 * @param latestPlausible later dates are not believed; where {@code fetchedAt} is known, nor are dates beyond that
 */
@SuppressWarnings("ArrayRecordComponent") // exact bytes are the point; never compared
public record FeedDocument(
        byte[] bytes,
        @Nullable String contentType,
        @Nullable String url,
        @Nullable String feed,
        @Nullable Instant fetchedAt,
        Instant latestPlausible) {

    /** A feed that is known by where it is. */
    public FeedDocument(
            byte[] bytes,
            @Nullable String contentType,
            @Nullable String url,
            @Nullable Instant fetchedAt,
            Instant latestPlausible) {
        this(bytes, contentType, url, null, fetchedAt, latestPlausible);
    }
}
