package dev.tidemark.text;

import org.apache.commons.codec.digest.DigestUtils;

/** A short fingerprint of a text: the first 128 bits of SHA-256, as 32 hexadecimal digits. */
public final class ContentHash {
    private static final int DIGITS = 32;

    private ContentHash() {}

    /** The fingerprint of the text's UTF-8 bytes. */
    public static String of(String text) {
        return DigestUtils.sha256Hex(text).substring(0, DIGITS);
    }
}
