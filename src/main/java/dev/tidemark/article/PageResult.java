package dev.tidemark.article;

/** What came of an item's page. */
public enum PageResult {
    /** The item has its article now. */
    USED,
    /** There is a page, but not the item's article in full. */
    NO_ARTICLE,
    /** The site does not want its page to be fetched by programs, or could not say. */
    ROBOTS,
    /** The page could not be had. */
    FAILED,
    /** Its host, or all of us, had too many others to answer in time. */
    BUSY
}
