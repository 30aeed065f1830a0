package dev.tidemark.feed;

import dev.tidemark.feed.ParsedFeed.RefusedEntry;
import dev.tidemark.model.DateQuality;
import dev.tidemark.model.Language;
import dev.tidemark.text.CanonicalUrl;
import dev.tidemark.text.ContentHash;
import dev.tidemark.text.ItemId;
import dev.tidemark.text.Languages;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes items of a feed's entries.
 *
 * <p><b>Identity.</b> The page is the item, so that it is the same in every feed that carries it: see {@link ItemId}. Two
 * kinds of entry share their page with others and are told apart by the feed's own id: those whose link has a fragment
 * that their id names too, as in a changelog on one page, and those without a page. Entries with neither page nor id are
 * known by their words.
 *
 * <p><b>Time.</b> A time of day without a zone is Japan's in a Japanese feed, where programs leave it out, and UTC
 * elsewhere. Where no date of publication can be read, that of the last change counts.
 */
final class EntryReader {
    private static final ZoneOffset JAPAN = ZoneOffset.ofHours(9);

    private final FeedDocument document;
    private final FeedLimits limits;
    private final @Nullable String feed;
    private final @Nullable String feedTitle;
    private final String feedLanguage;
    private final Instant latest;
    private final ZoneOffset zoneless;
    private final List<FeedEntry> entries = new ArrayList<>();
    private final List<RefusedEntry> refused = new ArrayList<>();

    /**
     * Sets what all entries share.
     *
     * @param title the feed's, as plain text; null when it has none
     */
    EntryReader(FeedDocument document, RawFeed raw, @Nullable String title, FeedLimits limits) {
        this.document = document;
        this.limits = limits;
        String given = document.url() == null ? raw.self() : document.url();
        String where = given == null ? raw.homePage() : given;
        feed = document.feed() == null ? where : document.feed();
        feedTitle = title;
        feedLanguage = raw.language();
        Instant fetched = document.fetchedAt();
        Instant soon = fetched == null ? null : fetched.plus(PublishedDate.ZONE_SPAN);
        latest =
                soon == null || soon.isAfter(document.latestPlausible())
                        ? document.latestPlausible()
                        : soon;
        String host = CanonicalUrl.host(where);
        boolean japanese =
                primary(feedLanguage).equals("ja") || (host != null && host.endsWith(".jp"));
        zoneless = japanese ? JAPAN : ZoneOffset.UTC;
    }

    /** Those read so far that are entries, in their order. */
    List<FeedEntry> entries() {
        return entries;
    }

    /** Those read so far that are none, in their order. */
    List<RefusedEntry> refused() {
        return refused;
    }

    /** Reads the next entry. */
    void read(RawEntry raw) {
        String title = FeedWords.line(raw.title(), limits.maxTitleChars());
        String text = FeedWords.plain(raw.text(), limits.maxTextChars());
        String problem =
                title.isBlank() && text.isBlank() && raw.problem() == null
                        ? "neither title nor text"
                        : raw.problem();
        if (problem == null) {
            entries.add(entry(raw, title, text));
        } else {
            refused.add(
                    new RefusedEntry(
                            entries.size() + refused.size() + 1, problem, fingerprint(raw)));
        }
    }

    private static String fingerprint(RawEntry raw) {
        return ContentHash.of(
                String.join(
                        "\n",
                        String.valueOf(raw.guid()),
                        String.valueOf(raw.url()),
                        raw.title(),
                        raw.text()));
    }

    private FeedEntry entry(RawEntry raw, String title, String text) {
        PublishedDate published = published(raw);
        String source = FeedWords.line(raw.source(), limits.maxTitleChars());
        return new FeedEntry(
                id(raw, title, text),
                raw.url(),
                source.isBlank() ? feedTitle : source,
                feed,
                title,
                text,
                language(raw.language(), title, text),
                published.time(),
                first(raw.updated()).time(),
                document.fetchedAt(),
                published.quality());
    }

    private String id(RawEntry raw, String title, String text) {
        String page = CanonicalUrl.ofPage(raw.url());
        String guid = raw.guid();
        if (guid != null && (page == null || namesPart(raw.url(), guid))) {
            return ContentHash.of((page == null ? feed : page) + "\n" + guid);
        }
        return ItemId.of(null, raw.url(), ItemId.contentHash(title, text));
    }

    /** True where the id names the part of the page that the link points to. */
    private static boolean namesPart(@Nullable String url, String guid) {
        int hash = url == null ? -1 : url.indexOf('#');
        String part = hash < 0 || url == null ? "" : url.substring(hash + 1);
        return !part.isEmpty() && part.indexOf('=') < 0 && guid.contains(part);
    }

    private PublishedDate published(RawEntry raw) {
        PublishedDate published = first(raw.published());
        PublishedDate updated = published.time() == null ? first(raw.updated()) : published;
        return updated.time() != null || published.quality() == DateQuality.ABSENT
                ? updated
                : published;
    }

    /** The first date that can be read; where none can, what is wrong with the first. */
    private PublishedDate first(List<String> dates) {
        PublishedDate first = null;
        for (String date : dates) {
            PublishedDate read = PublishedDate.read(date, latest, zoneless);
            if (document.fetchedAt() != null) {
                read = read.asSeen(document.fetchedAt());
            }
            if (read.time() != null) {
                return read;
            }
            first = first == null ? read : first;
        }
        return first == null ? PublishedDate.read(null, latest) : first;
    }

    private Language language(String stated, String title, String text) {
        Language script = Languages.of(title + "\n" + text);
        if (script != Language.OTHER) {
            return script;
        }
        return switch (primary(stated.isBlank() ? feedLanguage : stated)) {
            case "ja" -> Language.JA;
            case "en" -> Language.EN;
            default -> Language.OTHER;
        };
    }

    private static String primary(String language) {
        return language.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    }
}
