package dev.tidemark.classify;

import dev.tidemark.text.NormalText;

/**
 * The one spelling that patterns and texts are compared in: normal form KC, lower case, straight
 * apostrophes and hyphens. Lower case goes unit by unit, so lengths stay as they are.
 */
final class Folding {

    private Folding() {}

    /** Normalises and folds a pattern. */
    static String pattern(String raw) {
        return of(NormalText.of(raw).text());
    }

    /** Folds a text in normal form; the result has the same length. */
    static String of(String normal) {
        char[] out = normal.toCharArray();
        for (int i = 0; i < out.length; i++) {
            out[i] =
                    switch (out[i]) {
                        case '‘', '’', '`' -> '\'';
                        case '‐', '‑', '–', '−' -> '-';
                        default -> Character.toLowerCase(out[i]);
                    };
        }
        return new String(out);
    }

    /** True for the letters and digits that make up Latin words. */
    static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** True inside a katakana word; the middle dot and the double hyphen stand between words. */
    static boolean isKatakana(char c) {
        return (c >= 'ァ' && c <= 'ヺ') || c == 'ー';
    }

    /** False when a word that stands at [start, end) is only a part of a longer one. */
    static boolean standsAlone(String text, int start, int end) {
        return beginsWord(text, start) && endsWord(text, end);
    }

    /** False when what stands before goes on into this position. */
    static boolean beginsWord(String text, int start) {
        return start == 0 || !joins(text.charAt(start - 1), text.charAt(start));
    }

    /** False when the word before this position goes on behind it. */
    static boolean endsWord(String text, int end) {
        return end == text.length() || !joins(text.charAt(end - 1), text.charAt(end));
    }

    private static boolean joins(char a, char b) {
        return (isLatin(a) && isLatin(b)) || (isKatakana(a) && isKatakana(b));
    }
}
