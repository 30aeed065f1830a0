package dev.tidemark.feed;

import java.util.Set;

/** Which elements feeds are made of, and which of them can only mean that the one before was never closed. */
final class FeedTags {
    /** Besides entries they hold elements of the feed's own; all others hold text or markup. */
    private static final Set<String> FRAMES =
            Set.of(
                    "rss",
                    "rdf",
                    "rdf:rdf",
                    "channel",
                    "atom:feed",
                    "urlset",
                    "atom:source",
                    "media:group",
                    "media:content",
                    "news:news",
                    "news:publication");

    /** Plain text: no tag belongs into it, so the next field ends it. */
    private static final Set<String> LINES =
            Set.of(
                    "title",
                    "link",
                    "guid",
                    "pubdate",
                    "category",
                    "author",
                    "comments",
                    "atom:id",
                    "atom:updated",
                    "atom:published",
                    "atom:issued",
                    "atom:modified",
                    "dc:date",
                    "dc:creator",
                    "dc:subject",
                    "loc",
                    "lastmod",
                    "news:title",
                    "news:publication_date",
                    "news:name",
                    "news:language");

    /** Fields whose names HTML does not know. */
    private static final Set<String> FIELDS =
            Set.of(
                    "guid",
                    "pubdate",
                    "description",
                    "category",
                    "comments",
                    "enclosure",
                    "content:encoded",
                    "dc:date",
                    "dc:creator",
                    "dc:subject",
                    "atom:id",
                    "atom:updated",
                    "atom:published",
                    "atom:issued",
                    "atom:modified",
                    "atom:link",
                    "atom:title",
                    "atom:summary",
                    "atom:content",
                    "atom:author",
                    "loc",
                    "lastmod",
                    "news:title",
                    "news:publication_date",
                    "news:name",
                    "news:language");

    /** Fields that are elements of HTML, too. */
    private static final Set<String> ALSO_HTML = Set.of("title", "link", "author", "source");

    private FeedTags() {}

    static boolean isFrame(String name) {
        return FRAMES.contains(name);
    }

    /** True where an element that starts inside an open one shows that the open one was never closed. */
    static boolean ends(String open, String starting) {
        return LINES.contains(open)
                ? FIELDS.contains(starting) || ALSO_HTML.contains(starting)
                : (FIELDS.contains(open) || open.equals("content"))
                        && FIELDS.contains(starting)
                        && !starting.equals(open);
    }
}
