package dev.tidemark.feed;

/**
 * How much of some bytes is UTF-8: longer sequences that are well-formed, and bytes that belong to none (RFC 3629).
 *
 * @param longer well-formed sequences of two to four bytes
 * @param broken bytes that are part of no well-formed sequence
 */
record Utf8Shape(int longer, int broken) {

    static Utf8Shape of(byte[] bytes) {
        int longer = 0;
        int broken = 0;
        for (int i = 0; i < bytes.length; ) {
            if (bytes[i] >= 0) {
                i++;
                continue;
            }
            int length = length(bytes, i);
            if (length == 0) {
                broken++;
                i++;
            } else {
                longer++;
                i += length;
            }
        }
        return new Utf8Shape(longer, broken);
    }

    /** True where nothing but ASCII was found. */
    boolean isAscii() {
        return longer == 0 && broken == 0;
    }

    /** True for UTF-8 with damage, rather than for another encoding that looks like it here and there. */
    boolean isDamagedUtf8() {
        return longer > 4 * broken;
    }

    /** Length of the sequence that starts here; 0 when none does. */
    private static int length(byte[] bytes, int at) {
        int lead = bytes[at] & 0xff;
        int length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >> 4 == 0xe ? 3 : 0;
        if (lead >= 0xf0 && lead <= 0xf4) {
            length = 4;
        }
        if (length == 0 || at + length > bytes.length) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return secondFits(lead, bytes[at + 1] & 0xff) ? length : 0;
    }

    /** Keeps out overlong forms, surrogates and what is beyond Unicode. */
    private static boolean secondFits(int lead, int second) {
        return switch (lead) {
            case 0xe0 -> second >= 0xa0;
            case 0xed -> second <= 0x9f;
            case 0xf0 -> second >= 0x90;
            case 0xf4 -> second <= 0x8f;
            default -> true;
        };
    }
}
