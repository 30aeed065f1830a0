package dev.tidemark.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One spelling for the many addresses under which feeds carry the same page.
 *
 * <p>Splits by the expression of RFC 3986, appendix B, because addresses in feeds often break the grammar that
 * {@code java.net.URI} insists on. Nothing that could name another page is touched: path case, parameter order, "www".
 */
public final class CanonicalUrl {

    private static final Pattern WEB =
            Pattern.compile(
                    "(?i)https?://(?:[^/?#@]*@)?([^/?#@]+)([^?#]*)(?:\\?([^#]*))?(?:#.*)?",
                    Pattern.DOTALL);

    /** A host name and, apart from it, the port; IPv6 addresses keep their brackets. */
    private static final Pattern HOST =
            Pattern.compile("(\\[[0-9a-fA-F:.]+\\]|[^\\[\\]:\\s<>\"]+?)\\.?(?::(\\d*))?");

    private static final Set<String> DEFAULT_PORTS = Set.of("", "80", "443");

    /** Parameters that say how the reader came, not what is read. */
    private static final Set<String> TRACKING =
            Set.of(
                    "fbclid",
                    "gclid",
                    "gclsrc",
                    "dclid",
                    "wbraid",
                    "gbraid",
                    "msclkid",
                    "yclid",
                    "ttclid",
                    "twclid",
                    "li_fat_id",
                    "igshid",
                    "igsh",
                    "mc_cid",
                    "mc_eid",
                    "mkt_tok",
                    "_hsenc",
                    "_hsmi",
                    "srsltid",
                    "s_kwcid",
                    "vero_id",
                    "oly_enc_id",
                    "oly_anon_id",
                    "ncid",
                    "n_cid",
                    "cmpid",
                    "guccounter",
                    "guce_referrer",
                    "guce_referrer_sig",
                    "at_medium",
                    "at_campaign",
                    "ref=rss",
                    "from=rss",
                    "source=rss",
                    "cmp=rss");

    private CanonicalUrl() {}

    /**
     * The canonical form of a web address.
     *
     * @param raw anything
     * @return https address with lower-case host, without user, default port, fragment, tracking parameters and
     *     trailing slashes; null when it is no http or https address with a host
     */
    public static @Nullable String of(@Nullable String raw) {
        Matcher web = WEB.matcher(raw == null ? "" : raw.strip());
        if (!web.matches()) {
            return null;
        }
        Matcher host = HOST.matcher(web.group(1));
        if (!host.matches()) {
            return null;
        }
        String port =
                host.group(2) == null || DEFAULT_PORTS.contains(host.group(2))
                        ? ""
                        : ":" + host.group(2);
        return "https://" + lower(host.group(1)) + port + path(web.group(2)) + query(web.group(3));
    }

    /**
     * The canonical form, if it names a page.
     *
     * @return null for what {@link #of} refuses and for a site's home page, which some feeds give for every item
     */
    public static @Nullable String ofPage(@Nullable String raw) {
        String url = of(raw);
        if (url == null) {
            return null;
        }
        String afterScheme = url.substring("https://".length());
        return afterScheme.contains("/") || afterScheme.contains("?") ? url : null;
    }

    /** The lower-case host of a web address, without port; null when there is none. */
    public static @Nullable String host(@Nullable String raw) {
        Matcher web = WEB.matcher(raw == null ? "" : raw.strip());
        if (!web.matches()) {
            return null;
        }
        Matcher host = HOST.matcher(web.group(1));
        return host.matches() ? lower(host.group(1)) : null;
    }

    private static String path(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    private static String query(@Nullable String query) {
        if (query == null) {
            return "";
        }
        String kept =
                Arrays.stream(query.split("&"))
                        .filter(p -> !isTracking(p))
                        .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }

    private static boolean isTracking(String parameter) {
        String lower = lower(parameter);
        String name =
                lower.substring(0, lower.indexOf('=') < 0 ? lower.length() : lower.indexOf('='));
        return parameter.isEmpty()
                || name.startsWith("utm_")
                || TRACKING.contains(name)
                || TRACKING.contains(lower);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
