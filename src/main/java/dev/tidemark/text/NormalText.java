package dev.tidemark.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.BitSet;

/**
 * A text in Unicode normal form KC with the way back to the original.
 *
 * <p>Normalised piecewise, from one character that never combines with what stands before it to the
 * next, so every position maps back exactly but inside a piece that changed its length. A piece has
 * at most {@value #LONGEST_PIECE} units (as in the Stream-Safe Text Format, UAX #15 §13), which keeps
 * the time linear. The trademark signs are left alone: "Llama™" must not become "LlamaTM".
 *
 * <p>Immutable and thread-safe.
 */
public final class NormalText {
    private static final int LONGEST_PIECE = 64;

    /** Characters that normalisation leaves as they are, whatever stands beside them: nearly all of a news text. */
    private static final BitSet INERT = inert();

    private final String original;
    private final String text;

    /** For each position of the text, start and end of its piece; null where both texts are equal. */
    private final int[] starts;

    private final int[] ends;

    private NormalText(String original, String text, int[] starts, int[] ends) {
        this.original = original;
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    /**
     * Normalises; costs one scan when the text is in normal form already.
     *
     * @param original any text, lone surrogates included
     */
    public static NormalText of(String original) {
        if (isInert(original)) {
            return new NormalText(original, original, new int[0], new int[0]);
        }
        StringBuilder out = new StringBuilder(original.length() + 16);
        int[] starts = new int[original.length() + 16];
        int[] ends = new int[starts.length];
        int at = 0;
        while (at < original.length()) {
            int next = pieceEnd(original, at);
            if (out.length() + LONGEST_PIECE > starts.length) {
                starts = Arrays.copyOf(starts, starts.length * 2);
                ends = Arrays.copyOf(ends, ends.length * 2);
            }
            if (next == at + 1 && INERT.get(original.charAt(at))) {
                starts[out.length()] = at;
                ends[out.length()] = next;
                out.append(original.charAt(at));
                at = next;
                continue;
            }
            String piece = original.substring(at, next);
            String normal = normal(piece);
            boolean same = normal.length() == piece.length();
            while (out.length() + normal.length() > starts.length) {
                starts = Arrays.copyOf(starts, starts.length * 2);
                ends = Arrays.copyOf(ends, ends.length * 2);
            }
            for (int i = 0; i < normal.length(); i++) {
                starts[out.length() + i] = same ? at + i : at;
                ends[out.length() + i] = same ? at + i + 1 : next;
            }
            out.append(normal);
            at = next;
        }
        return new NormalText(original, out.toString(), starts, ends);
    }

    /** The normalised text. */
    public String text() {
        return text;
    }

    /**
     * Where a stretch of the normalised text stands in the original.
     *
     * @param start in the normalised text
     * @param end in the normalised text, not before start
     */
    public Span original(int start, int end) {
        if (starts.length == 0) {
            return new Span(start, end);
        }
        int from = start < text.length() ? starts[start] : original.length();
        return end <= start ? new Span(from, from) : new Span(from, ends[end - 1]);
    }

    private static String normal(String piece) {
        if (piece.length() == 1 && isTradeMark(piece.charAt(0))) {
            return piece;
        }
        return Normalizer.normalize(piece, Form.NFKC);
    }

    private static int pieceEnd(String s, int at) {
        int limit = Math.min(s.length(), at + LONGEST_PIECE);
        int next = at + Character.charCount(s.codePointAt(at));
        while (next < limit && !startsPiece(s.charAt(next))) {
            next += Character.charCount(s.codePointAt(next));
        }
        return Math.min(next, s.length());
    }

    /** Characters that never combine with the one before them: ASCII, kana, Han, wide forms. */
    private static boolean startsPiece(char c) {
        return c < 0x300
                || (c >= 0x2010 && c <= 0x206F)
                || (c >= 0x3000 && c <= 0x9FFF && c != '\u3099' && c != '\u309A')
                || (c >= 0xFF01 && c <= 0xFF9D)
                || isTradeMark(c);
    }

    private static boolean isTradeMark(char c) {
        return c == '\u2122' || c == '\u2120';
    }

    private static boolean isInert(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (!INERT.get(s.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** All that is in normal form by itself, but marks, vowels and finals that join the character before them. */
    private static BitSet inert() {
        BitSet inert = new BitSet(Character.MAX_VALUE + 1);
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            boolean joins =
                    switch (Character.getType(c)) {
                        case Character.NON_SPACING_MARK,
                                Character.COMBINING_SPACING_MARK,
                                Character.ENCLOSING_MARK,
                                Character.SURROGATE ->
                                true;
                        default -> c >= 0x1160 && c <= 0x11FF;
                    };
            if (!joins && Normalizer.isNormalized(String.valueOf((char) c), Form.NFKC)) {
                inert.set(c);
            }
        }
        return inert;
    }
}
