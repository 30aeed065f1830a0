package dev.tidemark.feed;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Encodings that show themselves: by a byte order mark, or by the zeros that UTF-16 puts beside each letter of markup. */
final class UnicodeMark {
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");

    /** Longer marks first: that of UTF-32LE begins as that of UTF-16LE does. */
    private enum Mark {
        UTF32BE(UTF_32BE, 0, 0, 0xfe, 0xff),
        UTF32LE(UTF_32LE, 0xff, 0xfe, 0, 0),
        UTF8(StandardCharsets.UTF_8, 0xef, 0xbb, 0xbf),
        UTF16BE(StandardCharsets.UTF_16BE, 0xfe, 0xff),
        UTF16LE(StandardCharsets.UTF_16LE, 0xff, 0xfe);

        private final Charset charset;
        private final int[] bytes;

        Mark(Charset charset, int... bytes) {
            this.charset = charset;
            this.bytes = bytes;
        }

        boolean starts(byte[] text) {
            if (text.length < bytes.length) {
                return false;
            }
            for (int i = 0; i < bytes.length; i++) {
                if ((text[i] & 0xff) != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private UnicodeMark() {}

    /** The text, or null where nothing shows itself. A mark that the bytes belie is passed over, then decoding goes on. */
    static @Nullable FeedText decode(byte[] bytes) {
        for (Mark mark : Mark.values()) {
            if (mark.starts(bytes)) {
                int length = mark.bytes.length;
                if (mark == Mark.UTF8 && !isUtf8(bytes)) {
                    return null;
                }
                return text(bytes, length, mark.charset);
            }
        }
        if (bytes.length >= 4 && bytes[0] != 0 && bytes[1] == 0 && bytes[2] != 0 && bytes[3] == 0) {
            return text(bytes, 0, StandardCharsets.UTF_16LE);
        }
        if (bytes.length >= 4 && bytes[0] == 0 && bytes[1] != 0 && bytes[2] == 0 && bytes[3] != 0) {
            return text(bytes, 0, StandardCharsets.UTF_16BE);
        }
        return null;
    }

    private static boolean isUtf8(byte[] bytes) {
        Utf8Shape shape = Utf8Shape.of(bytes);
        return shape.broken() == 0 || shape.isDamagedUtf8();
    }

    private static FeedText text(byte[] bytes, int from, Charset charset) {
        String text = new String(bytes, from, bytes.length - from, charset);
        long damaged = text.chars().filter(c -> c == '\uFFFD').count();
        String problem = damaged == 0 ? null : damaged + " characters are not " + charset.name();
        return new FeedText(text, charset, EncodingSource.MARK, problem);
    }
}
