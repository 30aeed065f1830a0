package dev.tidemark.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a sitemap keeps what makes a news item. */
final class SitemapFields {
    private SitemapFields() {}

    static RawEntry entry(XmlElement address) {
        XmlElement news = address.children("news:news").stream().findFirst().orElse(null);
        if (news == null) {
            return RawEntry.unreadable("an address without news");
        }
        XmlElement publication =
                news.children("news:publication").stream().findFirst().orElse(null);
        XmlElement page = address.first("loc");
        return new RawEntry(
                null,
                page == null ? null : Links.absolute(page.base(), page.content()),
                news.first(List.of("news:title")),
                "",
                name(publication, "news:name"),
                name(publication, "news:language"),
                news.all(List.of("news:publication_date")),
                address.all(List.of("lastmod")),
                null);
    }

    private static String name(@Nullable XmlElement publication, String field) {
        return publication == null ? "" : publication.first(List.of(field));
    }
}
