package dev.tidemark.feed;

import dev.tidemark.text.HtmlText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where Atom 0.3 and 1.0 keep what makes an entry. */
final class AtomFields {
    private static final List<String> PUBLISHED =
            List.of("atom:published", "atom:issued", "atom:created", "dc:date", "dcterms:issued");
    private static final List<String> UPDATED = List.of("atom:updated", "atom:modified");

    private AtomFields() {}

    static RawEntry entry(XmlElement entry) {
        XmlElement id = entry.first("atom:id");
        XmlElement original = entry.children("atom:source").stream().findFirst().orElse(null);
        String text = text(entry, "atom:content");
        return new RawEntry(
                id == null ? null : id.content().strip(),
                url(entry, id),
                text(entry, "atom:title"),
                MediaText.orMedia(entry, text.isBlank() ? text(entry, "atom:summary") : text),
                original == null ? "" : text(original, "atom:title"),
                entry.attribute("xml:lang"),
                entry.all(PUBLISHED),
                entry.all(UPDATED),
                null);
    }

    /** The address of the first link of a relation; null when there is none. */
    static @Nullable String link(XmlElement element, String relation) {
        String second = null;
        for (XmlElement link : element.children("atom:link")) {
            String rel = link.attribute("rel").strip();
            String url = Links.absolute(link.base(), link.attribute("href"));
            if (url == null || !(rel.isEmpty() ? "alternate" : rel).equalsIgnoreCase(relation)) {
                continue;
            }
            String type = link.attribute("type");
            if (type.isEmpty() || type.contains("html")) {
                return url;
            }
            second = second == null ? url : second;
        }
        return second;
    }

    private static @Nullable String url(XmlElement entry, @Nullable XmlElement id) {
        String url = link(entry, "alternate");
        for (XmlElement content : entry.children("atom:content")) {
            url = url == null ? Links.absolute(content.base(), content.attribute("src")) : url;
        }
        return url == null && id != null ? Links.absolute(null, id.content()) : url;
    }

    /**
     * A text as HTML.
     *
     * <p>What is called plain text is taken at its word. Where nothing is said it should be plain text too, but so many
     * feeds forget to say that it is HTML that it is read as what it looks like.
     */
    private static String text(XmlElement entry, String name) {
        XmlElement text = entry.first(name);
        if (text == null) {
            return "";
        }
        String type = text.attribute("type").strip();
        boolean base64 = text.attribute("mode").equals("base64");
        boolean other = type.contains("/") && !type.startsWith("text/") && !type.endsWith("xml");
        if (base64 || other && !type.contains("html")) {
            return ""; // a picture, or data
        }
        boolean plain = type.equals("text") || type.equals("text/plain");
        return plain && !text.isMarked() ? HtmlText.escaped(text.content()) : text.content();
    }
}
