package dev.tidemark.feed;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/** Bytes read in one charset, with what speaks for and against it. */
final class Decoded {
    /** The least share of kana in Japanese; headlines have about a third. */
    private static final int LETTERS_A_KANA = 10;

    /** The share of letters that may be damaged: a cut or a slip in a text, not another encoding. */
    private static final int LETTERS_A_SLIP = 20;

    final Charset charset;
    private final String text;
    private int damaged;
    private int foreign;
    private int halfWidth;
    private int kana;

    Decoded(byte[] bytes, Charset charset) {
        this.charset = charset;
        text = new String(bytes, charset);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            foreign++;
            damaged += c == '\uFFFD' ? 1 : 0;
            kana += c >= '\u3041' && c <= '\u30FE' ? 1 : 0;
            halfWidth += c >= '\uFF61' && c <= '\uFF9F' ? 1 : 0;
        }
    }

    /** True where the bytes can be this charset, with a slip here and there. */
    boolean fits() {
        return damaged * LETTERS_A_SLIP <= foreign;
    }

    /** True where the bytes can be this charset and hold kana as Japanese does. */
    boolean isJapanese() {
        return fits() && kana > 0 && kana * LETTERS_A_KANA >= foreign && !isKatakanaOnly();
    }

    /** Mostly half-width katakana: how EUC-JP looks in Shift_JIS. */
    private boolean isKatakanaOnly() {
        return halfWidth * 3 > foreign;
    }

    /**
     * True where statistics see something else, and this is not what it seems.
     *
     * <p>Either a single-byte charset, which fits everything, against a multi-byte one, which does not; or text that is
     * mostly half-width katakana.
     */
    boolean isBelied(Decoded judged) {
        if (judged.charset.equals(charset) || judged.damaged > damaged) {
            return false;
        }
        boolean single = charset.newEncoder().maxBytesPerChar() == 1.0f;
        boolean multi = judged.charset.newEncoder().maxBytesPerChar() > 1.0f;
        return (single && multi) || isKatakanaOnly();
    }

    /**
     * The text.
     *
     * @param belied the label that proved wrong or names nothing; null when none did
     */
    FeedText text(EncodingSource source, @Nullable String belied) {
        String problem = null;
        if (belied != null) {
            problem = "declared " + belied + ", is " + charset.name();
        } else if (damaged > 0) {
            problem = damaged + " characters are not " + charset.name();
        }
        return new FeedText(text, charset, source, problem);
    }
}
