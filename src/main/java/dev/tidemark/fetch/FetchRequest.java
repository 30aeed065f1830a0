package dev.tidemark.fetch;

import org.jspecify.annotations.Nullable;

/**
 * One thing to be fetched.
 *
 * @param url http or https address as it was configured; a login in it is sent to its own origin only
 * @param moved where it is asked for instead, as remembered from an earlier answer; null: at its own address
 * @param login {@code user:password} for the origin of {@code url}, in place of one in it; null: none
 * @param validators of what was had before; null: nothing
 * @param accept the Accept header
 */
public record FetchRequest(
        String url,
        @Nullable String moved,
        @Nullable String login,
        @Nullable Validators validators,
        String accept) {

    private static final String FEEDS =
            "application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json,"
                    + " application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5";
    private static final String PAGES = "text/html, application/xhtml+xml, */*;q=0.5";
    private static final String TEXT = "text/plain, */*;q=0.5";

    /** A feed, for the first time. */
    public static FetchRequest feed(String url) {
        return new FetchRequest(url, null, null, null, FEEDS);
    }

    /** A feed again, as its state says. */
    public static FetchRequest feed(FeedState state, @Nullable String login) {
        FeedLocation location = state.location();
        return new FetchRequest(location.url(), location.moved(), login, state.validators(), FEEDS);
    }

    /** An article's page. */
    public static FetchRequest page(String url) {
        return new FetchRequest(url, null, null, null, PAGES);
    }

    /** Plain text, such as robots.txt. */
    static FetchRequest text(String url) {
        return new FetchRequest(url, null, null, null, TEXT);
    }

    /** Shows no login. */
    @Override
    public String toString() {
        return "FetchRequest[" + WebAddress.shown(url) + "]";
    }
}
