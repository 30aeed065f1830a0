package dev.tidemark.io;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Ids that Elasticsearch accepts: well-formed text of at most 512 bytes of UTF-8.
 *
 * <p>An id that is longer or holds half a surrogate pair keeps its readable beginning and ends in
 * the SHA-256 of the whole, so it stays the same in every run and different from its neighbours.
 */
final class DocumentId {
    /** What Elasticsearch 7 allows, in bytes of UTF-8. */
    static final int MAX_BYTES = 512;

    /** Readable part of a hashed id, in UTF-16 units: at most 3 bytes each, with "~" and 64 digits behind. */
    private static final int READABLE = (MAX_BYTES - 65) / 3;

    private DocumentId() {}

    static String of(String... parts) {
        String id = String.join("|", parts);
        String clean = WellFormed.text(id);
        boolean fits = clean.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
        if (fits && clean.equals(id)) {
            return id;
        }
        String readable = WellFormed.cut(clean, READABLE);
        return readable + "~" + hash(units(id));
    }

    /** SHA-256 of some byte sequences, each with its length, in hexadecimal. */
    static String hash(byte[]... sequences) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        for (byte[] bytes : sequences) {
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The string's UTF-16 units as they are; an encoder would replace half pairs and make ids meet. */
    private static byte[] units(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * Character.BYTES);
        bytes.asCharBuffer().put(text);
        return bytes.array();
    }
}
