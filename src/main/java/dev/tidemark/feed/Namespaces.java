package dev.tidemark.feed;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The prefixes in force at an element, and the names that elements have whatever their document calls them.
 *
 * <p>A name known here has its customary prefix ({@code dc:date}, {@code atom:entry}); those of RSS and of sitemaps have
 * none. A prefix that nobody declared is taken at its word, and an unknown namespace leaves the name as it is written.
 */
final class Namespaces {
    private static final Map<String, String> CUSTOMARY =
            Map.ofEntries(
                    Map.entry("www.w3.org/2005/atom", "atom:"),
                    Map.entry("purl.org/rss/1.0", ""),
                    Map.entry("my.netscape.com/rdf/simple/0.9", ""),
                    Map.entry("channel.netscape.com/rdf/simple/0.9", ""),
                    Map.entry("backend.userland.com/rss", ""),
                    Map.entry("backend.userland.com/rss2", ""),
                    Map.entry("blogs.law.harvard.edu/tech/rss", ""),
                    Map.entry("www.sitemaps.org/schemas/sitemap/0.9", ""),
                    Map.entry("www.google.com/schemas/sitemap/0.84", ""),
                    Map.entry("www.w3.org/1999/02/22-rdf-syntax-ns", "rdf:"),
                    Map.entry("purl.org/dc/elements/1.0", "dc:"),
                    Map.entry("purl.org/dc/elements/1.1", "dc:"),
                    Map.entry("purl.org/dc/terms", "dcterms:"),
                    Map.entry("purl.org/rss/1.0/modules/content", "content:"),
                    Map.entry("search.yahoo.com/mrss", "media:"),
                    Map.entry("www.google.com/schemas/sitemap-news/0.9", "news:"),
                    Map.entry("rssnamespace.org/feedburner/ext/1.0", "feedburner:"),
                    Map.entry("www.w3.org/1999/xhtml", "xhtml:"));

    /** Every draft of Atom 0.3 had an address of its own below this one. */
    private static final String ATOM_DRAFTS = "purl.org/atom";

    /** At most this many prefixes are kept, so that nobody fills memory with them. */
    private static final int MOST = 100;

    /** Before anything is declared. */
    static final Namespaces NONE = new Namespaces(Map.of());

    private final Map<String, String> prefixes;

    private Namespaces(Map<String, String> prefixes) {
        this.prefixes = prefixes;
    }

    /** Those in force inside an element with these attributes. */
    Namespaces with(Map<String, String> attributes) {
        Map<String, String> changed = null;
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            String key = attribute.getKey();
            if (key.equals("xmlns") || key.startsWith("xmlns:")) {
                changed = changed == null ? new HashMap<>(prefixes) : changed;
                String prefix = key.equals("xmlns") ? "" : key.substring("xmlns:".length());
                if (changed.size() < MOST) {
                    changed.put(prefix, customary(attribute.getValue(), prefix));
                }
            }
        }
        return changed == null ? this : new Namespaces(changed);
    }

    /** The customary name of an element. */
    String name(String written) {
        int colon = written.indexOf(':');
        String prefix = colon < 0 ? "" : written.substring(0, colon);
        String known = prefixes.get(prefix);
        return known == null ? written : known + written.substring(colon + 1);
    }

    private static String customary(String address, String prefix) {
        String bare =
                address.strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceFirst("^https?://", "")
                        .replaceFirst("[/#]+$", "");
        String known = CUSTOMARY.get(bare);
        if (known != null) {
            return known;
        }
        if (bare.equals(ATOM_DRAFTS) || bare.startsWith(ATOM_DRAFTS + "/")) {
            return "atom:";
        }
        return prefix.isEmpty() ? "" : prefix + ":";
    }
}
