package dev.tidemark.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One feed entry, cleaned of markup.
 *
 * @param id the feed's id, or a hash of the canonical URL, or of title and text
 * @param url where to read it; null when the feed gives none
 * @param source who is credited; null when unknown
 * @param feed the feed that carried it; null when unknown
 * @param title plain text without line breaks; empty when absent
 * @param text plain text, paragraphs apart by one line break; empty when absent
 * @param lang by script, unless the feed says it
 * @param publishedAt what the feed says; null when absent, unparseable or implausible
 * @param seenAt when it was first seen; null in archives that do not keep it
 * @param dateQuality how far {@code publishedAt} can be trusted
 * @param eventTime the time that scores and alerts go by: {@code seenAt}, else {@code publishedAt}
 *     (its day's end where only the day is known), else the time its input had reached
 * @param contentHash of title and text: tells a duplicate from a revision
 * @param position where the record came from, for people
 * @param late true when it arrived behind its edge's bound of disorder
 */
public record NewsItem(
        String id,
        @Nullable String url,
        @Nullable String source,
        @Nullable String feed,
        String title,
        String text,
        Language lang,
        @Nullable Instant publishedAt,
        @Nullable Instant seenAt,
        DateQuality dateQuality,
        Instant eventTime,
        String contentHash,
        String position,
        boolean late) {

    /** Title and text as one string: what every evidence offset counts in. */
    public String content() {
        return title + "\n" + text;
    }

    /** The same item, as if it had come at another event time: a revision keeps the first one's. */
    public NewsItem at(Instant time) {
        return new NewsItem(
                id,
                url,
                source,
                feed,
                title,
                text,
                lang,
                publishedAt,
                seenAt,
                dateQuality,
                time,
                contentHash,
                position,
                late);
    }
}
