package dev.tidemark.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where RSS of all versions, with the modules in use, keeps what makes an item. First the most telling. */
final class RssFields {
    private static final List<String> TITLE =
            List.of("title", "dc:title", "media:title", "atom:title");
    private static final List<String> TEXT =
            List.of(
                    "content:encoded",
                    "description",
                    "atom:content",
                    "xhtml:body",
                    "xhtml:div",
                    "atom:summary",
                    "dc:description",
                    "dcterms:abstract",
                    "media:description");
    private static final List<String> PUBLISHED =
            List.of(
                    "pubdate",
                    "dc:date",
                    "dcterms:issued",
                    "atom:published",
                    "dcterms:created",
                    "dcterms:available");
    private static final List<String> UPDATED =
            List.of("atom:updated", "dcterms:modified", "atom:modified");
    private static final List<String> SOURCE = List.of("source", "dc:source", "dc:publisher");
    private static final List<String> LANGUAGE = List.of("dc:language", "language");

    private RssFields() {}

    static RawEntry entry(XmlElement item) {
        String guid = item.first(List.of("guid", "atom:id", "dc:identifier"));
        String language = item.first(LANGUAGE);
        return new RawEntry(
                guid.isBlank() ? null : guid.strip(),
                url(item),
                item.first(TITLE),
                MediaText.orMedia(item, item.first(TEXT)),
                item.first(SOURCE),
                language.isEmpty() ? item.attribute("xml:lang") : language,
                item.all(PUBLISHED),
                item.all(UPDATED),
                null);
    }

    /** The page that an item or a channel is about; null when it names none. */
    static @Nullable String page(XmlElement element) {
        XmlElement written = element.first("link");
        String link = written == null ? null : Links.absolute(written.base(), written.content());
        if (link != null) {
            return link;
        }
        for (XmlElement bare : element.children("link")) { // Atom's way, without Atom's namespace
            String href = Links.absolute(bare.base(), bare.attribute("href"));
            if (href != null) {
                return href;
            }
        }
        return AtomFields.link(element, "alternate");
    }

    private static @Nullable String url(XmlElement item) {
        XmlElement original = item.first("feedburner:origlink");
        String url = original == null ? null : Links.absolute(null, original.content());
        url = url == null ? page(item) : url;
        XmlElement guid = item.first("guid");
        if (url == null && guid != null && !guid.attribute("ispermalink").equals("false")) {
            url = Links.absolute(null, guid.content());
        }
        return url == null ? Links.absolute(null, item.attribute("rdf:about")) : url;
    }
}
