package dev.tidemark.scenario;

/**
 * Something that goes wrong with a feed for a while.
 *
 * @param from in hours of the script
 * @param until likewise, exclusive
 */
public record Mishap(Kind kind, double from, double until) {

    /** What goes wrong. */
    public enum Kind {
        /** The server fails. */
        SERVER_ERROR(500),
        /** The server was asked too often and wants two hours of silence. */
        THROTTLED(429),
        /** Nobody knows the page. */
        NOT_FOUND(404),
        /** The page is gone for good. */
        GONE(410),
        /** Begins an answer and falls silent. */
        STALL(0),
        /** Answers a byte at a time. */
        DRIP(0),
        /** A page for people, asking them to sign in. */
        WEB_PAGE(0),
        /** Has moved for good; the entries are there. */
        MOVED(301),
        /** Is elsewhere for the moment; the entries are there. */
        ELSEWHERE(302),
        /** A stray tag in the document. */
        MALFORMED(200),
        /** No entry is listed. */
        EMPTY(200),
        /** Each entry is listed twice. */
        TWICE(200),
        /** Links have other schemes, slashes and campaigns than before, every six hours. */
        TRACKED(200);

        /** Of the answer; 0 for what is no answer, or claims to be a good one. */
        final int status;

        Kind(int status) {
            this.status = status;
        }

        /** True when the entries are not to be had. */
        boolean hides() {
            return this == EMPTY || !(status == 200 || status == 301 || status == 302);
        }

        /** True when it concerns the document and not the way to it. */
        boolean isOfTheDocument() {
            return status == 200;
        }
    }

    boolean covers(double hour) {
        return hour >= from && hour < until;
    }
}
