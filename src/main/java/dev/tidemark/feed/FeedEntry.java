package dev.tidemark.feed;

import dev.tidemark.model.DateQuality;
import dev.tidemark.model.Language;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a feed, cleaned of markup.
 *
 * @param id the same for the same page in any feed; see {@link EntryReader}
 * @param url absolute web address; null when the feed gives none
 * @param source who is credited: the original's title in a feed of feeds, else the feed's title; null when unknown
 * @param feed the feed that carried it; null when unknown
 * @param title plain text without line breaks; empty when absent
 * @param text plain text, paragraphs apart by one line break; empty when absent
 * @param lang by script, and by what the feed says where the script leaves it open
 * @param publishedAt what the feed says; null when absent, unparseable or implausible
 * @param updatedAt when it was last changed, as the feed says; null when absent or not to be believed
 * @param seenAt when the feed was fetched; null when unknown
 * @param dateQuality how far {@code publishedAt} can be trusted
 */
public record FeedEntry(
        String id,
        @Nullable String url,
        @Nullable String source,
        @Nullable String feed,
        String title,
        String text,
        Language lang,
        @Nullable Instant publishedAt,
        @Nullable Instant updatedAt,
        @Nullable Instant seenAt,
        DateQuality dateQuality) {

    /** The same entry of a feed that nobody had looked at for long: without a date, it may be of any age. */
    public FeedEntry ofBacklog() {
        return publishedAt != null
                ? this
                : new FeedEntry(
                        id,
                        url,
                        source,
                        feed,
                        title,
                        text,
                        lang,
                        publishedAt,
                        updatedAt,
                        seenAt,
                        DateQuality.BACKLOG);
    }
}
