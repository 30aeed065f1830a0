package dev.tidemark.model;

/** What kind of publisher wrote an item; the strength of its word. */
public enum SourceClass implements Word {
    /** The company itself: newsroom, blog, model page. */
    PRIMARY,
    /** News agencies. */
    AGENCY,
    /** National newspapers and broadcasters. */
    NATIONAL,
    /** Trade press. */
    TRADE,
    /** Bookmarks, digests, republishers: never corroborate. */
    AGGREGATOR,
    /** Personal and developer blogs: never corroborate. */
    BLOG;

    /** True where the publisher reports on its own account, so that its word corroborates another's. */
    public boolean isIndependent() {
        return this != AGGREGATOR && this != BLOG;
    }
}
