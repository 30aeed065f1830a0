package dev.tidemark.feed;

/** What a feed is written in, by its content. */
public enum FeedFormat {
    /** RSS 0.90 to 0.94, with RDF around it or not. */
    RSS_0_9("RSS 0.9x"),
    /** RSS 1.0, the one in RDF. */
    RSS_1_0("RSS 1.0"),
    /** RSS 2.0, and RSS that names no version. */
    RSS_2_0("RSS 2.0"),
    /** Atom 0.3, a draft that stayed in use. */
    ATOM_0_3("Atom 0.3"),
    /** Atom, RFC 4287. */
    ATOM_1_0("Atom 1.0"),
    /** JSON Feed 1.0 or 1.1. */
    JSON_FEED("JSON Feed"),
    /** A sitemap whose addresses carry titles for news search. */
    NEWS_SITEMAP("news sitemap");

    private final String title;

    FeedFormat(String title) {
        this.title = title;
    }

    /** The format's own name. */
    public String title() {
        return title;
    }
}
