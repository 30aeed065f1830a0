package dev.tidemark.feed;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Finds out which encoding a feed is in.
 *
 * <p>What is said is checked against the bytes. In this order: a byte order mark; UTF-16 by its zeros; ISO-2022-JP by its
 * escapes; UTF-8 by its shape, which no other encoding has by chance; then what HTTP and the XML declaration say, if
 * the bytes can be that; then statistics: kana, which no other encoding has by chance, and Mozilla's detector (S. Li, K.
 * Momoi, "A composite approach to language/encoding detection", 2001), which does not know the vendors' additions to
 * Shift_JIS and EUC-JP. A single-byte charset fits any bytes, so it is believed only where statistics do not see the
 * multi-byte text of East Asia instead.
 *
 * <p>Limits: the statistics tell Cyrillic, Greek and Hebrew from Western text, but not Central European or Turkish;
 * windows-1250 and windows-1254 have to be declared.
 */
final class FeedDecoder {
    private static final Pattern HTTP_CHARSET =
            Pattern.compile("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_.:+-]{1,40})");
    private static final Pattern DECLARED =
            Pattern.compile(
                    "<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']\\s*([A-Za-z0-9_.:+-]{1,40})");

    /** An XML declaration stands at the start, give or take what a broken program printed before it. */
    private static final int DECLARED_WITHIN = 2_048;

    /** Statistics have seen enough after this many bytes. */
    private static final int JUDGED_BYTES = 1 << 20;

    private static final byte ESCAPE = 0x1b;

    private FeedDecoder() {}

    /**
     * Decodes; never throws.
     *
     * @param bytes the feed
     * @param contentType the HTTP header, or null
     */
    static FeedText decode(byte[] bytes, @Nullable String contentType) {
        FeedText unicode = UnicodeMark.decode(bytes);
        if (unicode != null) {
            return unicode;
        }
        Utf8Shape shape = Utf8Shape.of(bytes);
        Said said = Said.of(bytes, contentType);
        if (shape.broken() == 0 || shape.isDamagedUtf8()) {
            return shape.isAscii() ? ascii(bytes, said) : utf8(bytes, said, shape);
        }
        Decoded told = told(bytes, said);
        Decoded judged = judged(bytes);
        if (told != null && (judged == null || !told.isBelied(judged))) {
            return told.text(said.sourceOf(told.charset), null);
        }
        String label = said.label();
        if (judged != null) {
            return judged.text(EncodingSource.CONTENT, label);
        }
        Decoded western = new Decoded(bytes, CharsetNames.WESTERN);
        return western.text(EncodingSource.DEFAULT, label);
    }

    private static FeedText ascii(byte[] bytes, Said said) {
        if (shiftsSets(bytes)) {
            Decoded japanese = new Decoded(bytes, CharsetNames.SEVEN_BIT_JAPANESE);
            EncodingSource source = said.sourceOf(japanese.charset);
            boolean unsaid = source == EncodingSource.CONTENT;
            return japanese.text(source, unsaid ? said.label() : null);
        }
        EncodingSource source = said.sourceOf(StandardCharsets.UTF_8);
        return new FeedText(
                new String(bytes, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8,
                source == EncodingSource.CONTENT ? EncodingSource.DEFAULT : source,
                null);
    }

    private static FeedText utf8(byte[] bytes, Said said, Utf8Shape shape) {
        EncodingSource source = said.sourceOf(StandardCharsets.UTF_8);
        String label = source == EncodingSource.CONTENT ? said.label() : null;
        String problem =
                shape.broken() > 0
                        ? shape.broken() + " bytes are not UTF-8"
                        : label == null ? null : "declared " + label + ", is UTF-8";
        String text = new String(bytes, StandardCharsets.UTF_8);
        return new FeedText(text, StandardCharsets.UTF_8, source, problem);
    }

    /** What HTTP or the declaration say, if the bytes can be that. */
    private static @Nullable Decoded told(byte[] bytes, Said said) {
        boolean serversDefault = CharsetNames.WESTERN.equals(said.http);
        Charset first = serversDefault && said.declared != null ? said.declared : said.http;
        for (Charset charset : new Charset[] {first, said.declared, said.http}) {
            if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
                Decoded decoded = new Decoded(bytes, charset);
                if (decoded.fits()) {
                    return decoded;
                }
            }
        }
        return null;
    }

    private static @Nullable Decoded judged(byte[] bytes) {
        for (Charset charset : CharsetNames.JAPANESE) {
            Decoded decoded = new Decoded(bytes, charset);
            if (decoded.isJapanese()) {
                return decoded;
            }
        }
        UniversalDetector detector = new UniversalDetector();
        detector.handleData(bytes, 0, Math.min(bytes.length, JUDGED_BYTES));
        detector.dataEnd();
        Charset charset = CharsetNames.of(detector.getDetectedCharset());
        if (charset == null || charset.equals(StandardCharsets.UTF_8)) {
            return null;
        }
        Decoded decoded = new Decoded(bytes, charset);
        return decoded.fits() ? decoded : null;
    }

    /** True for the escapes with which ISO-2022-JP changes to its two-byte sets. */
    private static boolean shiftsSets(byte[] bytes) {
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] == ESCAPE && bytes[i + 1] == '$' && "@B(".indexOf(bytes[i + 2]) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** What others say about the encoding; names that stand for nothing usable keep their label. */
    private record Said(
            @Nullable Charset http,
            @Nullable Charset declared,
            @Nullable String httpLabel,
            @Nullable String declaredLabel) {

        static Said of(byte[] bytes, @Nullable String contentType) {
            String start =
                    new String(
                            bytes,
                            0,
                            Math.min(bytes.length, DECLARED_WITHIN),
                            StandardCharsets.ISO_8859_1);
            String http = found(HTTP_CHARSET, lower(contentType == null ? "" : contentType));
            String declared = found(DECLARED, start);
            return new Said(CharsetNames.of(http), CharsetNames.of(declared), http, declared);
        }

        EncodingSource sourceOf(Charset charset) {
            return charset.equals(http)
                    ? EncodingSource.HTTP
                    : charset.equals(declared)
                            ? EncodingSource.DECLARATION
                            : EncodingSource.CONTENT;
        }

        @Nullable String label() {
            return declaredLabel != null ? declaredLabel : httpLabel;
        }

        private static String lower(String text) {
            return text.toLowerCase(Locale.ROOT);
        }

        private static @Nullable String found(Pattern pattern, String text) {
            Matcher matcher = pattern.matcher(text);
            return matcher.find() ? matcher.group(1) : null;
        }
    }
}
