package dev.tidemark.io;

import dev.tidemark.model.Article;
import dev.tidemark.model.Language;
import dev.tidemark.model.NewsItem;
import dev.tidemark.model.RawRecord;
import dev.tidemark.model.Rejected;
import dev.tidemark.text.HtmlText;
import dev.tidemark.text.ItemId;
import dev.tidemark.text.Languages;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads one record as a news item, or says why it cannot be one.
 *
 * <p>The record is one JSON object in UTF-8. Fields: {@code id, url, source, feed, title, text, article, lang,
 * publishedAt, seenAt, dateQuality}; only {@code title} or {@code text} is required, others are ignored, null is the
 * same as absent. {@code article} is what the item's page says; it becomes part of the text, behind the feed's own. A
 * record without title and text may say under {@code refused} why an edge could not make an item of what it had.
 * A title or text that is no string is refused; another field that is neither string nor number counts as absent. A believable
 * {@code seenAt} alone is a tick.
 *
 * <p>Where the edge knows when a record arrived, that takes the place of an absent {@code seenAt}, and what is
 * believed is measured by it instead of by the clock of whoever started the job.
 *
 * <p>Safe to share between threads.
 */
public final class ItemParser {

    /** The {@link Rejected#stage} of everything refused here. */
    public static final String STAGE = "parse";

    /**
     * How the position of a record ends that stands for an archive's missing rest.
     *
     * <p>No line can have such a position: those end in a number.
     */
    public static final String TRUNCATED = " (truncated)";

    /** A dead letter keeps this many of its first bytes: enough to recognise it, small enough to index. */
    static final int KEPT_BYTES = 64 * 1024;

    /** What an edge says of a record that it refused is cut to this many characters. */
    static final int LONGEST_REASON = 300;

    /** The names of an item's fields. */
    public static final Set<String> FIELDS =
            Set.of(
                    "id",
                    "url",
                    "source",
                    "feed",
                    "title",
                    "text",
                    "article",
                    "lang",
                    "publishedAt",
                    "seenAt",
                    "dateQuality",
                    "refused");

    private final Instant latestPlausible;
    private final int maxRecordBytes;

    /**
     * Sets the limits.
     *
     * @param latestPlausible a later date is not believed, unless the record says when it arrived
     * @param maxRecordBytes a larger record is refused; at least 1
     */
    public ItemParser(Instant latestPlausible, int maxRecordBytes) {
        this.latestPlausible = latestPlausible;
        this.maxRecordBytes = maxRecordBytes;
    }

    /** Reads a record; never throws for what is in it. */
    public Parsed parse(RawRecord raw) {
        if (raw.position().endsWith(TRUNCATED)) {
            return refuse(
                    raw,
                    Unreadable.TRUNCATED,
                    "archive ends early: the compressed data is broken off or damaged here");
        }
        if (raw.size() > maxRecordBytes || raw.size() > raw.payload().length) {
            return refuse(
                    raw,
                    Unreadable.OVERSIZE,
                    "oversize: " + raw.size() + " bytes, at most " + maxRecordBytes + " are read");
        }
        if (new String(raw.payload(), StandardCharsets.UTF_8).isBlank()) {
            return refuse(raw, Unreadable.EMPTY, "empty record");
        }
        try {
            return item(raw, ItemFields.read(raw.payload(), FIELDS));
        } catch (ItemFields.Malformed e) {
            return refuse(raw, e.kind(), String.valueOf(e.getMessage()));
        }
    }

    private Parsed item(RawRecord raw, ItemFields fields) {
        for (String name : new String[] {"title", "text"}) {
            ItemFields.Kind kind = fields.kind(name);
            if (kind != null && kind != ItemFields.Kind.TEXT) {
                return refuse(
                        raw,
                        Unreadable.MISTYPED,
                        name + ": " + kind.name().toLowerCase(Locale.ROOT) + ", expected a string");
            }
        }
        if (fields.isTick()) {
            return ItemTimes.seen(fields, raw.arrivedAt(), latestPlausible) != null
                    ? new Parsed.Tick()
                    : refuse(raw, Unreadable.TIMELESS, "a tick, but its seenAt cannot be believed");
        }
        String title = HtmlText.line(orEmpty(fields.text("title")));
        String summary = HtmlText.plain(orEmpty(fields.text("text")));
        if (title.isBlank() && summary.isBlank()) {
            String told = stripped(fields.text("refused"));
            return told == null
                    ? refuse(raw, Unreadable.TEXTLESS, "neither title nor text")
                    : refuse(raw, Unreadable.ENTRY, line(told));
        }
        // By what the feed says alone: a page changes with every visit.
        String contentHash = ItemId.contentHash(title, summary);
        String read = HtmlText.plain(orEmpty(fields.text("article")));
        String before = summary.isBlank() ? "" : summary + "\n";
        Article article = read.isBlank() ? null : new Article(before.length(), read.length());
        String text = article == null ? summary : before + read;
        String url = stripped(fields.text("url"));
        ItemTimes times = ItemTimes.of(fields, raw.arrivedAt(), latestPlausible);
        return new Parsed.Accepted(
                new NewsItem(
                        ItemId.of(stripped(fields.text("id")), url, contentHash),
                        url,
                        stripped(fields.text("source")),
                        stripped(fields.text("feed")),
                        title,
                        text,
                        article,
                        language(fields.text("lang"), title, text),
                        times.published(),
                        times.seen(),
                        times.quality(),
                        times.eventTime(raw.orderTime()),
                        contentHash,
                        raw.position(),
                        raw.late()));
    }

    private static String line(String reason) {
        String line = reason.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ");
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON - 1) + "…";
    }

    private static Language language(@Nullable String stated, String title, String text) {
        String primary = orEmpty(stated).strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        return switch (primary) {
            case "ja" -> Language.JA;
            case "en" -> Language.EN;
            default -> Languages.of(title + "\n" + text);
        };
    }

    private static Parsed refuse(RawRecord raw, Unreadable kind, String reason) {
        byte[] kept = Arrays.copyOf(raw.payload(), Math.min(raw.payload().length, KEPT_BYTES));
        return new Parsed.Refused(
                new Rejected(kept, raw.size(), STAGE, reason, raw.position()), kind);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
