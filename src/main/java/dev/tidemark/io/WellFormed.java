package dev.tidemark.io;

/** Keeps text free of half surrogate pairs, which UTF-8 cannot carry. */
final class WellFormed {
    private WellFormed() {}

    /** The same text with U+FFFD for every half pair: unit for unit, so that offsets into it still hold. */
    static String text(String text) {
        StringBuilder mended = null;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (!Character.isSurrogate(unit)) {
                continue;
            }
            boolean pair =
                    Character.isHighSurrogate(unit)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
                continue;
            }
            if (mended == null) {
                mended = new StringBuilder(text);
            }
            mended.setCharAt(i, '\uFFFD');
        }
        return mended == null ? text : mended.toString();
    }

    /** The first {@code units} UTF-16 units of a text, one less where the cut would halve a pair. */
    static String cut(String text, int units) {
        if (text.length() <= units) {
            return text;
        }
        boolean halves = units > 0 && Character.isHighSurrogate(text.charAt(units - 1));
        return text.substring(0, halves ? units - 1 : units);
    }
}
