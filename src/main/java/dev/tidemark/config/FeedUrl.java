package dev.tidemark.config;

import okhttp3.HttpUrl;

/** What may stand in a list as the address of a feed. */
final class FeedUrl {
    static final String ALLOWED =
            "an http or https address, without user and password (loginVariable names them)";

    private static final int LONGEST = 2_048;

    private FeedUrl() {}

    /** Whether an address can be fetched as it stands. */
    static boolean isUsable(String given) {
        return given.length() <= LONGEST && HttpUrl.parse(given) != null && !hasLogin(given);
    }

    /** The address for a message; a login is not repeated. */
    static String shown(String given) {
        return hasLogin(given) ? "an address with a login (not shown)" : given;
    }

    /** Whatever stands before an at sign may be one, in an address that cannot be read too. */
    private static boolean hasLogin(String given) {
        return given.strip().matches("(?s)[^/?#]*[/\\\\]*[^/\\\\?#]*@.*");
    }
}
