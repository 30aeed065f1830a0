package dev.tidemark.io;

import dev.tidemark.model.Rejected;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A rejected record as it is written: its first {@value #MAX_BYTES} bytes, as text if they are
 * UTF-8, else as Base64.
 */
record RejectedDocument(
        @Nullable String original,
        @Nullable String originalBase64,
        int size,
        String stage,
        String reason,
        String position) {

    static final int MAX_BYTES = 32_768;

    static RejectedDocument of(Rejected rejected) {
        byte[] bytes = rejected.original();
        if (bytes.length > MAX_BYTES) {
            bytes = Arrays.copyOf(bytes, MAX_BYTES);
        }
        String text = utf8(bytes, bytes.length < rejected.size());
        return new RejectedDocument(
                text,
                text == null ? Base64.getEncoder().encodeToString(bytes) : null,
                rejected.size(),
                rejected.stage(),
                rejected.reason(),
                rejected.position());
    }

    /** Decodes strictly; a character halved by the cut at the end is left off. Null if it is no UTF-8. */
    private static @Nullable String utf8(byte[] bytes, boolean cut) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes), text, !cut);
        return result.isError() ? null : text.flip().toString();
    }
}
