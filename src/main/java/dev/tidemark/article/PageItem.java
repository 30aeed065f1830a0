package dev.tidemark.article;

import dev.tidemark.classify.ReadingList;
import dev.tidemark.config.FullTextSettings;
import dev.tidemark.feed.PublishedDate;
import dev.tidemark.io.ItemFields;
import dev.tidemark.model.DateQuality;
import dev.tidemark.text.CanonicalUrl;
import dev.tidemark.text.HtmlText;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An item as far as its page is concerned.
 *
 * @param page the page's canonical address
 * @param url http or https
 * @param title plain text
 * @param text plain text; empty when absent
 */
public record PageItem(String page, String url, String title, String text) {
    private static final Set<String> FIELDS =
            Set.of("url", "title", "text", "article", "publishedAt", "seenAt", "dateQuality");

    /**
     * Reads an item line.
     *
     * @param line one JSON object in UTF-8
     * @param staleAfter an item published longer before it was seen is not scored, so its page tells nothing
     * @return null for ticks, items without a web page, stale ones, those that bring the article, and what is no item
     */
    public static @Nullable PageItem of(byte[] line, Duration staleAfter) {
        ItemFields fields;
        try {
            fields = ItemFields.read(line, FIELDS);
        } catch (ItemFields.Malformed e) {
            return null;
        }
        String url = fields.text("url");
        String page = CanonicalUrl.ofPage(url);
        if (!fields.isItem() || fields.text("article") != null || url == null || page == null) {
            return null;
        }
        if (DateQuality.BACKLOG.word().equals(fields.text("dateQuality"))) {
            return null;
        }
        Instant seen = PublishedDate.read(fields.text("seenAt"), Instant.MAX).time();
        Instant published = PublishedDate.read(fields.text("publishedAt"), Instant.MAX).time();
        if (seen != null && published != null && published.plus(staleAfter).isBefore(seen)) {
            return null;
        }
        return new PageItem(
                page,
                url.strip(),
                HtmlText.line(orEmpty(fields.text("title"))),
                HtmlText.plain(orEmpty(fields.text("text"))));
    }

    /** True where the page is worth reading, and its publisher may be asked. */
    public boolean isWanted(ReadingList list, FullTextSettings settings) {
        return !settings.isOff(url) && list.holds(title, text, settings.shortCharacters());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
