package dev.tidemark.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What may stand in a list as the address of a feed. */
final class FeedUrl {
    static final String ALLOWED =
            "an http or https address, without user and password (loginVariable names them)";

    private static final int LONGEST = 2_048;

    private FeedUrl() {}

    /** Whether an address can be fetched as it stands. */
    static boolean isUsable(@Nullable String given) {
        HttpUrl url = given == null || given.length() > LONGEST ? null : HttpUrl.parse(given);
        return url != null && !hasLogin(given);
    }

    /** The address for a message; a login is not repeated. */
    static @Nullable JsonNode shown(@Nullable String given) {
        return given == null
                ? null
                : TextNode.valueOf(hasLogin(given) ? "an address with a login (not shown)" : given);
    }

    /** Whatever stands before an at sign may be one, in an address that cannot be read too. */
    private static boolean hasLogin(@Nullable String given) {
        return given != null && given.strip().matches("(?s)[^/?#]*[/\\\\]*[^/\\\\?#]*@.*");
    }
}
