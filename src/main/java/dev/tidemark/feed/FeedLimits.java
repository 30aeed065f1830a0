package dev.tidemark.feed;

/**
 * How much of a feed is read.
 *
 * @param maxBytes a larger feed is refused. Bytes, default 10 MiB. Too small: feeds with full articles are lost. Too
 *     large: memory, about six bytes for each
 * @param maxEntries a feed with more is refused. Default 10,000, ten times what a news sitemap may hold. Too small: a
 *     first poll of an archive feed is lost. Too large: one feed floods the topic
 * @param maxTitleChars a longer title is cut. UTF-16 units, default 1,000
 * @param maxTextChars a longer text is cut. UTF-16 units, default 100,000; with the default an item stays below the
 *     default {@code items.maxRecordBytes} in any script
 */
public record FeedLimits(int maxBytes, int maxEntries, int maxTitleChars, int maxTextChars) {

    /** What a newsroom's feeds need. */
    public static final FeedLimits DEFAULT = new FeedLimits(10 << 20, 10_000, 1_000, 100_000);
}
