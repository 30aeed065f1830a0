package dev.tidemark.feed;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out which encoding a web page is in, as for feeds; a page says it in a meta element. */
public final class PageDecoder {
    private static final Pattern META =
            Pattern.compile(
                    "(?i)<meta[^>]{0,200}?charset\\s{0,9}=\\s{0,9}[\"']?\\s{0,9}([A-Za-z0-9_.:+-]{1,40})");

    /** More than the 1,024 bytes that the HTML standard asks for: some pages open with a long comment. */
    private static final int DECLARED_WITHIN = 8_192;

    private PageDecoder() {}

    /**
     * Decodes; never throws.
     *
     * @param bytes the page
     * @param charset as the server tells it, unchecked; null: not told
     */
    public static String decode(byte[] bytes, @Nullable String charset) {
        String told = charset == null ? declared(bytes) : charset;
        return FeedDecoder.decode(bytes, told == null ? null : "text/html; charset=" + told).text();
    }

    private static @Nullable String declared(byte[] bytes) {
        int looked = Math.min(bytes.length, DECLARED_WITHIN);
        Matcher meta = META.matcher(new String(bytes, 0, looked, StandardCharsets.ISO_8859_1));
        return meta.find() ? meta.group(1) : null;
    }
}
