package dev.tidemark.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a feed and what is known about them.
 *
 * @param bytes as they came, unpacked
 * @param contentType the HTTP header, believed for its charset only; null when there was none
 * @param url where the feed is, after redirects; relative links are resolved against it, and it is each item's {@code
 *     feed}; null when unknown
 * @param fetchedAt when it was fetched: each item's {@code seenAt}; null when unknown
 * @param latestPlausible later dates are not believed; where {@code fetchedAt} is known, nor are dates beyond that
 */
@SuppressWarnings("ArrayRecordComponent") // exact bytes are the point; never compared
public record FeedDocument(
        byte[] bytes,
        @Nullable String contentType,
        @Nullable String url,
        @Nullable Instant fetchedAt,
        Instant latestPlausible) {}
