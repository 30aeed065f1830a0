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
 * @param text plain text, paragraphs apart by one line break; empty when absent. The feed's own, and behind it the
 *     article if one was read
 * @param article which part of the text was read from the page; null: none, all of it is the feed's
 * @param lang by script, unless the feed says it
 * @param publishedAt what the feed says; null when absent, unparseable or implausible
 * @param seenAt when it was first seen; null in archives that do not keep it
 * @param dateQuality how far {@code publishedAt} can be trusted
 * @param eventTime the time that scores and alerts go by: {@code seenAt}, else {@code publishedAt}
 *     (its day's end where only the day is known), else the time its input had reached
 * @param contentHash of title and text as the feed has them: tells a duplicate from a revision
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
        @Nullable Article article,
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
        return with(text, time);
    }

    /** True where the text holds less of the article than was read. */
    public boolean isCut() {
        return article != null && text.length() < article.start() + article.characters();
    }

    /**
     * The same item with only the beginning of its article; the feed's own words stay whole.
     *
     * @param characters of the article that are kept at most, in UTF-16 units; one less where that would halve a pair
     */
    public NewsItem quoting(int characters) {
        if (article == null || text.length() <= article.start() + characters) {
            return this;
        }
        int end = article.start() + characters;
        boolean halves = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
        return with(text.substring(0, halves ? end - 1 : end), eventTime);
    }

    private NewsItem with(String otherText, Instant time) {
        return new NewsItem(
                id,
                url,
                source,
                feed,
                title,
                otherText,
                article,
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
