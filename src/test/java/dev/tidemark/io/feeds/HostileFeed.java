package dev.tidemark.io.feeds;

import dev.tidemark.fetch.RawServer;

/**
 * A feed that means harm, and what is to be said of it.
 *
 * @param url as listed
 * @param errorClass in words; empty for one that is read all the same
 * @param reason a pattern for the reason, or for what is malformed in one that is read
 * @param answer of its server; null for one that has none
 */
record HostileFeed(String url, String errorClass, String reason, RawServer.Answer answer) {

    /** A host of its own, by this name. */
    static HostileFeed at(String name, String errorClass, String reason, RawServer.Answer answer) {
        return new HostileFeed("http://" + name + ".example/feed", errorClass, reason, answer);
    }

    /** One that sends this document. */
    static HostileFeed document(String name, String errorClass, String reason, String document) {
        return at(
                name,
                errorClass,
                reason,
                (request, out) ->
                        out.answer("200 OK\nContent-Type: application/rss+xml", document));
    }

    /** One that redirects. */
    static HostileFeed redirect(String name, String errorClass, String reason, String location) {
        return at(name, errorClass, reason, (request, out) -> out.redirect(302, location));
    }

    /** One that redirects to where nobody may go. */
    static HostileFeed refused(String name, String reason, String location) {
        return redirect(name, "refused address", reason, location);
    }
}
