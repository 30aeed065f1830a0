package dev.tidemark.feed;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the first telling element of a document says it is. */
final class FeedRoot {
    private static final Set<String> HEADS = Set.of("channel", "atom:feed", "urlset");

    /** What a page for people begins with, or an error that a program printed as one. */
    private static final Set<String> PAGES =
            Set.of(
                    "html",
                    "head",
                    "body",
                    "script",
                    "meta",
                    "frameset",
                    "xhtml:html",
                    "xhtml:body");

    private static final Pattern PAGE_TITLE =
            Pattern.compile("<title[^>]{0,200}>([^<]{0,200})", Pattern.CASE_INSENSITIVE);
    private static final int LOOK_AT = 20_000;
    private static final int SHOWN = 60;

    private final FeedFormat format;
    private final String entryName;

    private FeedRoot(FeedFormat format, String entryName) {
        this.format = format;
        this.entryName = entryName;
    }

    /**
     * The feed that starts with an element.
     *
     * @return null where the element says nothing
     * @throws NoFeed where it says that this is something else
     */
    static @Nullable FeedRoot of(
            String name, Map<String, String> attributes, String source, XmlFaults faults)
            throws NoFeed {
        String version = attributes.getOrDefault("version", "");
        String namespace = attributes.getOrDefault("xmlns", "");
        switch (name) {
            case "rss" -> {
                return rss(
                        version.strip().startsWith("0.9")
                                ? FeedFormat.RSS_0_9
                                : FeedFormat.RSS_2_0);
            }
            case "rdf:rdf", "rdf" -> {
                boolean early = namespace.contains("/rdf/simple/0.9");
                return rss(early ? FeedFormat.RSS_0_9 : FeedFormat.RSS_1_0);
            }
            case "channel" -> {
                faults.note(0, "<channel> without <rss>");
                return rss(FeedFormat.RSS_2_0);
            }
            case "atom:feed", "atom:entry", "feed" -> {
                boolean draft =
                        version.strip().equals("0.3") || namespace.contains("purl.org/atom");
                FeedFormat format = draft ? FeedFormat.ATOM_0_3 : FeedFormat.ATOM_1_0;
                return new FeedRoot(format, "atom:entry");
            }
            case "urlset" -> {
                return new FeedRoot(FeedFormat.NEWS_SITEMAP, "url");
            }
            case "sitemapindex" ->
                    throw new NoFeed(
                            RefusedFeed.Cause.NOT_A_FEED,
                            "a list of sitemaps; each of them may be a feed");
            case "opml" -> throw new NoFeed(RefusedFeed.Cause.NOT_A_FEED, "a list of feeds (OPML)");
            default -> {
                if (PAGES.contains(name)) {
                    throw webPage(source);
                }
                return null;
            }
        }
    }

    /** Why a document without a telling element is no feed. */
    static NoFeed missing(String source, @Nullable String firstElement) {
        String start = source.substring(0, Math.min(source.length(), 200)).stripLeading();
        if (start.toLowerCase(Locale.ROOT).startsWith("<!doctype html")) {
            return webPage(source);
        }
        return new NoFeed(
                RefusedFeed.Cause.NOT_A_FEED,
                firstElement == null
                        ? "no feed in it; it starts with: " + shown(source)
                        : "no feed in it; its first element is <" + firstElement + ">");
    }

    /** True for the elements that hold a feed's own title and address. */
    static boolean isHead(String name) {
        return HEADS.contains(name);
    }

    /** The name by which an element is known here: Atom without its namespace is still Atom. */
    String name(String customary) {
        boolean atom = format == FeedFormat.ATOM_0_3 || format == FeedFormat.ATOM_1_0;
        return atom && customary.indexOf(':') < 0 ? "atom:" + customary : customary;
    }

    boolean isEntry(XmlElement element) {
        return isEntry(element.name());
    }

    boolean isEntry(String name) {
        return entryName.equals(name);
    }

    /** True for elements that hold elements of the feed's own. */
    boolean isFrame(XmlElement element) {
        return isEntry(element) || FeedTags.isFrame(element.name());
    }

    RawEntry entry(XmlElement element) {
        return switch (format) {
            case ATOM_0_3, ATOM_1_0 -> AtomFields.entry(element);
            case NEWS_SITEMAP -> SitemapFields.entry(element);
            default -> RssFields.entry(element);
        };
    }

    /**
     * The feed as a whole.
     *
     * @param head the element that describes it; null when there was none
     */
    RawFeed feed(@Nullable XmlElement head, List<RawEntry> entries, @Nullable String malformed) {
        if (head == null) {
            return new RawFeed(format, "", null, null, "", entries, malformed);
        }
        String title = head.first(List.of("title", "atom:title", "dc:title"));
        String language = head.first(List.of("language", "dc:language"));
        String stated = language.isEmpty() ? head.attribute("xml:lang") : language;
        return new RawFeed(
                format,
                title,
                RssFields.page(head),
                AtomFields.link(head, "self"),
                stated,
                entries,
                malformed);
    }

    private static FeedRoot rss(FeedFormat format) {
        return new FeedRoot(format, "item");
    }

    private static NoFeed webPage(String source) {
        Matcher title = PAGE_TITLE.matcher(source);
        title.region(0, Math.min(source.length(), LOOK_AT));
        String named = title.find() ? " titled: " + shown(title.group(1)) : "";
        return new NoFeed(RefusedFeed.Cause.WEB_PAGE, "a web page, no feed" + named);
    }

    private static String shown(String text) {
        String head = text.substring(0, Math.min(text.length(), 4 * SHOWN));
        String line = head.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\s\uFFFD]+", " ").strip();
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN - 1) + "…";
    }
}
