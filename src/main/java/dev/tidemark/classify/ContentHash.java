package dev.tidemark.classify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a state of a data file by its content. */
final class ContentHash {

    private ContentHash() {}

    /** The first 12 hexadecimal digits of SHA-256, line ends not counted. */
    static String of(String content) {
        try {
            byte[] bytes = content.replace("\r", "").getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
