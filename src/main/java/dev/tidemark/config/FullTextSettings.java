package dev.tidemark.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.text.CanonicalUrl;
import java.io.Serializable;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which items have their page read in full; the {@code feeds.fullText:} section of a job file. Every setting may be left
 * out.
 *
 * <p>What a page says goes into the item's {@code article}, and with it into the topic and the archive, whose retention
 * is then its retention too; of it, Elasticsearch gets no more than {@code items.quoteCharacters}.
 *
 * @param enabled false: no page is fetched. Default true
 * @param off hosts whose pages are not fetched, each with its subdomains, for publishers who do not want it. Default none
 * @param timeoutSeconds an item goes on without its page after that. Seconds, 0.1 to 25, default 15. Too small: slow
 *     publishers are never read. Too large: scores and alerts wait that long behind an item that waits
 * @param threads pages fetched at a time. 1 to 64, default 8; each can hold some 50 MB of a hostile page
 * @param spacingSeconds between two pages of one host, and never two at a time; where robots.txt asks for more, that
 *     counts. 0 to 60, default 1. Too large: of many items of one host, the last go on without their page
 * @param maximumCharacters of an article that are kept, whole sentences from its beginning, where its news is.
 *     Characters, those of Japanese counted twice, 500 to 50,000, default 2,000. Too small: licences, which come late in
 *     a report, are lost. Too large: what an article tells of the past is read as news
 * @param shortCharacters an item of a watched company whose text is shorter has its page read whatever its words.
 *     0 to 1,000, default 80
 * @param cachedPages pages remembered, whatever they gave, for feeds that carry the same one. 1 to 100,000, default
 *     1,000; each takes up to twice {@code maximumCharacters} in bytes
 */
public record FullTextSettings(
        boolean enabled,
        Set<String> off,
        double timeoutSeconds,
        int threads,
        double spacingSeconds,
        int maximumCharacters,
        int shortCharacters,
        int cachedPages)
        implements Serializable {

    /** Keeps a copy of the hosts. */
    public FullTextSettings {
        off = Set.copyOf(off);
    }

    static FullTextSettings read(Section section) {
        return new FullTextSettings(
                section.flag("enabled", true),
                off(section),
                section.number("timeoutSeconds", 15, 0.1, 25),
                section.whole("threads", 8, 1, 64),
                section.number("spacingSeconds", 1, 0, 60),
                section.whole("maximumCharacters", 2_000, 500, 50_000),
                section.whole("shortCharacters", 80, 0, 1_000),
                section.whole("cachedPages", 1_000, 1, 100_000));
    }

    /** All defaults. */
    public static FullTextSettings defaults() {
        return Section.defaults(FullTextSettings::read);
    }

    /** {@link #timeoutSeconds} as a duration. */
    public Duration timeout() {
        return Duration.ofMillis((long) (timeoutSeconds * 1_000));
    }

    /** {@link #spacingSeconds} as a duration. */
    public Duration spacing() {
        return Duration.ofMillis((long) (spacingSeconds * 1_000));
    }

    /** True where the page's publisher is not to be fetched from, or the address is no web address. */
    public boolean isOff(@Nullable String url) {
        String host = CanonicalUrl.host(url);
        for (String rest = host; rest != null; ) {
            if (off.contains(rest)) {
                return true;
            }
            int dot = rest.indexOf('.');
            rest = dot < 0 ? null : rest.substring(dot + 1);
        }
        return host == null;
    }

    private static Set<String> off(Section section) {
        JsonNode list = section.tree("off");
        Set<String> hosts = new TreeSet<>();
        if (list != null && !list.isArray()) {
            throw section.invalid("off", list, "a list of host names");
        }
        for (JsonNode host : list == null ? Set.<JsonNode>of() : list) {
            String name = host.asText().toLowerCase(Locale.ROOT);
            if (!host.isTextual() || !name.matches("[^\\s/:@?#]+\\.[^\\s/:@?#.]+")) {
                throw section.invalid(
                        "off", host, "host names as in example.org, without http:// or path");
            }
            hosts.add(name);
        }
        return hosts;
    }
}
