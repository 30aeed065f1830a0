package dev.tidemark.feed;

import dev.tidemark.feed.ParsedFeed.RefusedEntry;
import dev.tidemark.feed.RefusedFeed.Cause;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a feed, whatever its format, encoding and state.
 *
 * <p>What it is, is told by its content: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed and news sitemaps. A feed that
 * is broken is read as far as it can be, and marked; what is no feed is refused, and never taken for an empty one.
 *
 * <p>Pure: no clock, no network, no file; nothing that a document names is opened, nothing that it declares is expanded.
 * Never throws for any bytes. Time is linear in their number and memory a small multiple of it, within {@link FeedLimits}.
 * Safe to share between threads.
 */
public final class FeedParser {
    private final FeedLimits limits;

    /** Sets how much of a feed is read. */
    public FeedParser(FeedLimits limits) {
        this.limits = limits;
    }

    /** Reads a feed. */
    public FeedReading parse(FeedDocument document) {
        try {
            return read(document);
        } catch (NoFeed e) {
            return e.refusal();
        } catch (RuntimeException
                | StackOverflowError e) { // one feed's fault must not end the others
            return new RefusedFeed(
                    Cause.FAULT, "the reader failed: " + e.getClass().getSimpleName());
        }
    }

    private ParsedFeed read(FeedDocument document) throws NoFeed {
        byte[] bytes = document.bytes();
        if (bytes.length > limits.maxBytes()) {
            throw new NoFeed(Cause.TOO_LARGE, "more than " + limits.maxBytes() + " bytes");
        }
        FeedText decoded = FeedDecoder.decode(bytes, document.contentType());
        String text = decoded.text();
        int start = start(text);
        if (start == text.length()) {
            throw new NoFeed(Cause.EMPTY, bytes.length == 0 ? "empty" : "nothing but white space");
        }
        char first = text.charAt(start);
        RawFeed raw =
                first == '{' || first == '['
                        ? new JsonFeedReader(document.url(), limits).read(text.substring(start))
                        : new XmlFeedReader(text, document.url(), limits).read();
        return feed(document, decoded, raw);
    }

    private ParsedFeed feed(FeedDocument document, FeedText decoded, RawFeed raw) throws NoFeed {
        String line = FeedWords.line(raw.title(), limits.maxTitleChars());
        String title = line.isBlank() ? null : line;
        EntryReader reader = new EntryReader(document, raw, title, limits);
        raw.entries().forEach(reader::read);
        List<RefusedEntry> refused = reader.refused();
        if (reader.entries().isEmpty() && !refused.isEmpty()) {
            throw new NoFeed(
                    Cause.NO_READABLE_ENTRY,
                    "none of "
                            + refused.size()
                            + " entries can be read; the first: "
                            + refused.get(0).reason());
        }
        return new ParsedFeed(
                raw.format(),
                title,
                raw.homePage(),
                decoded.charset().name(),
                decoded.source(),
                reader.entries(),
                refused,
                malformed(decoded.problem(), raw.malformed()));
    }

    private static @Nullable String malformed(@Nullable String encoding, @Nullable String markup) {
        String all =
                Stream.of(encoding, markup)
                        .filter(problem -> problem != null)
                        .collect(Collectors.joining("; "));
        return all.isEmpty() ? null : all;
    }

    /** Where something begins; white space, zeros and stray byte order marks before it say nothing. */
    private static int start(String text) {
        int start = 0;
        while (start < text.length()
                && (Character.isWhitespace(text.charAt(start))
                        || text.charAt(start) == '\uFEFF'
                        || text.charAt(start) == '\0')) {
            start++;
        }
        return start;
    }
}
