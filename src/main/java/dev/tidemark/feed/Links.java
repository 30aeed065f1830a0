package dev.tidemark.feed;

import dev.tidemark.text.CanonicalUrl;
import java.net.MalformedURLException;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/** Addresses as feeds write them. Nothing is opened or looked up here. */
final class Links {
    /** Longer texts are no addresses; browsers and servers stop long before. */
    private static final int LONGEST = 4_096;

    private Links() {}

    /**
     * The absolute web address of a link.
     *
     * @param base what it is relative to; null when unknown
     * @param link as written; white space in it, as from line breaks, goes
     * @return null when it is no http or https address, or relative to nothing
     */
    static @Nullable String absolute(@Nullable String base, String link) {
        String bare = bare(link);
        if (bare.isEmpty() || bare.length() > LONGEST) {
            return null;
        }
        if (CanonicalUrl.of(bare) != null) {
            return bare;
        }
        if (base == null) {
            return null;
        }
        try {
            String resolved = new URL(new URL(base), bare).toString();
            return CanonicalUrl.of(resolved) == null ? null : resolved;
        } catch (MalformedURLException e) {
            return null; // of a scheme that is no address of a page
        }
    }

    private static String bare(String link) {
        String stripped = link.strip();
        boolean broken = stripped.chars().anyMatch(c -> c < ' ' || c == 0x7f);
        return broken ? stripped.replaceAll("[\\x00-\\x1f\\x7f]+\\s*", "") : stripped;
    }
}
