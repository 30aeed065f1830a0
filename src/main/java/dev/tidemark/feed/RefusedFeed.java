package dev.tidemark.feed;

/**
 * Bytes that are no feed that can be read. Never the same as a feed without entries.
 *
 * @param cause the class of the reason
 * @param reason one line for people; may quote what was found
 */
public record RefusedFeed(Cause cause, String reason) implements FeedReading {

    /** Why a feed is refused. */
    public enum Cause {
        /** No bytes, or nothing but white space. */
        EMPTY,
        /** More bytes than are read. */
        TOO_LARGE,
        /** More entries than are read. */
        TOO_MANY_ENTRIES,
        /** A page for people: an error, a login, a captcha. */
        WEB_PAGE,
        /** XML, JSON or anything else, but no feed. */
        NOT_A_FEED,
        /** A feed, but each of its entries had to be refused. */
        NO_READABLE_ENTRY,
        /** The reader itself failed. Known for no input; one feed's fault must not end the others. */
        FAULT
    }
}
