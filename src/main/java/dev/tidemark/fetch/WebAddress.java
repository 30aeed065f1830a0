package dev.tidemark.fetch;

import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Addresses as they may be fetched, and as they may be shown. */
final class WebAddress {
    private static final int LONGEST = 8_192;

    /** A host of which system resolvers make an IPv4 address: its last label is a number (WHATWG URL, 3.5). */
    private static final Pattern NUMERIC =
            Pattern.compile("(?:.*\\.)?(?:\\d+|0[xX][0-9a-fA-F]*)\\.?");

    private static final Pattern DOTTED_QUAD =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");

    private static final Pattern OTHER_SCHEME =
            Pattern.compile("(?i)(?!https?:)[a-z][a-z0-9+.-]*:.*", Pattern.DOTALL);

    private WebAddress() {}

    /** The address, without its fragment; null when it is none. */
    static @Nullable HttpUrl parse(String text) {
        HttpUrl url = text.length() > LONGEST ? null : HttpUrl.parse(text);
        return url == null ? null : bounded(url.newBuilder().fragment(null).build());
    }

    /** Where a redirect leads, without login and fragment; null when it is no web address. */
    static @Nullable HttpUrl resolve(HttpUrl from, String location) {
        HttpUrl to = location.length() > LONGEST ? null : from.resolve(location);
        return to == null ? null : bounded(bare(to).newBuilder().fragment(null).build());
    }

    /** Encoded, an address of 8,000 Japanese characters has 72,000: more than state can hold. */
    private static @Nullable HttpUrl bounded(HttpUrl url) {
        return url.toString().length() > LONGEST ? null : url;
    }

    /** The same address without a login. */
    static HttpUrl bare(HttpUrl url) {
        return url.newBuilder().username("").password("").build();
    }

    static boolean isOtherScheme(String text) {
        return OTHER_SCHEME.matcher(text.strip()).matches();
    }

    /** Whether a host is a number that readers of it take for different addresses: decimal, octal, hexadecimal, short. */
    static boolean isAmbiguousNumber(String host) {
        return !host.contains(":")
                && NUMERIC.matcher(host).matches()
                && !DOTTED_QUAD.matcher(host).matches();
    }

    /** Whether a host is an IP address, so that no name is looked up. */
    static boolean isLiteral(String host) {
        return host.contains(":") || DOTTED_QUAD.matcher(host).matches();
    }

    static boolean sameOrigin(HttpUrl a, HttpUrl b) {
        return a.scheme().equals(b.scheme()) && a.host().equals(b.host()) && a.port() == b.port();
    }

    /** Scheme, host and path, for messages: neither login nor query, where secrets are. */
    static String shown(HttpUrl url) {
        HttpUrl bare = bare(url).newBuilder().query(null).fragment(null).build();
        return url.query() == null ? bare.toString() : bare + "?…";
    }

    /** The same for an address as it was given; nothing of one that cannot be read. */
    static String shown(String given) {
        HttpUrl url = parse(given);
        return url == null ? "(no web address)" : shown(url);
    }
}
