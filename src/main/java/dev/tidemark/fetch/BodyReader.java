package dev.tidemark.fetch;

import dev.tidemark.config.FetchSettings;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body to its end, or refuses it: too large, too slow, or a little that would become very much (a
 * decompression bomb). Never holds more than the largest body twice. Thread-safe.
 */
final class BodyReader {
    private static final int MEGABYTE = 1 << 20;

    /** A short run of equal lines may well shrink a hundredfold. */
    private static final int HARMLESS_BYTES = 64 << 10;

    private static final int CHUNK = 8 << 10;
    private static final byte[] GZIP_MAGIC = {0x1F, (byte) 0x8B};

    private final FetchSettings settings;
    private final LongSupplier nanoTime;

    BodyReader(FetchSettings settings, LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
    }

    /**
     * Reads all of it, decompressed.
     *
     * <p>What is left still begins like gzip is decompressed once more: sitemaps are often files of that kind.
     *
     * @param bodyBytes counts what has come over the wire
     * @param encoding the Content-Encoding; null: none
     * @param length the Content-Length; negative: not told
     * @throws Refusal when it is refused; any other {@code IOException} when it cannot be read
     */
    byte[] read(InputStream in, AtomicLong bodyBytes, @Nullable String encoding, long length)
            throws IOException {
        if (length > wireLimit()) {
            throw tooLarge(settings.bodyMegabytes(), "");
        }
        Wire wire = new Wire(in, bodyBytes);
        Inflater raw = new Inflater(true);
        try {
            InputStream plain = decoded(wire, encoding, raw);
            PushbackInputStream peeked = new PushbackInputStream(plain, 2);
            return all(startsLikeGzip(peeked) ? new GZIPInputStream(peeked, CHUNK) : peeked, wire);
        } finally {
            raw.end();
        }
    }

    private byte[] all(InputStream in, Wire wire) throws IOException {
        long limit = (long) settings.inflatedMegabytes() * MEGABYTE;
        Buffer body = new Buffer();
        byte[] chunk = new byte[CHUNK];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            body.write(chunk, 0, read);
            if (body.size() > limit) {
                throw tooLarge(settings.inflatedMegabytes(), " after decompression");
            }
            if (body.size() > HARMLESS_BYTES
                    && body.size() > wire.bodyBytes.get() * settings.inflationRatio()) {
                throw new Refusal(
                        ErrorClass.TOO_LARGE,
                        "decompresses to more than %d times its size",
                        settings.inflationRatio());
            }
        }
        return body.readByteArray();
    }

    private static InputStream decoded(Wire wire, @Nullable String encoding, Inflater raw)
            throws IOException {
        String name = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
        PushbackInputStream peeked = new PushbackInputStream(wire, 2);
        switch (name) {
            case "", "identity", "none" -> {
                return peeked;
            }
            case "gzip", "x-gzip" -> {
                // Some servers say so and then do not compress, or send nothing.
                return startsLikeGzip(peeked) ? new GZIPInputStream(peeked, CHUNK) : peeked;
            }
            case "deflate" -> {
                // Meant is the zlib format of RFC 1950; many send bare RFC 1951 instead.
                byte[] head = head(peeked);
                boolean zlib =
                        head.length == 2
                                && (head[0] & 0x0F) == 8
                                && ((head[0] & 0xFF) << 8 | head[1] & 0xFF) % 31 == 0;
                return zlib
                        ? new InflaterInputStream(peeked)
                        : new InflaterInputStream(peeked, raw, CHUNK);
            }
            default ->
                    throw new Refusal(
                            ErrorClass.ENCODING,
                            "compressed as \"%s\", and only gzip and deflate were asked for",
                            name);
        }
    }

    private static boolean startsLikeGzip(PushbackInputStream in) throws IOException {
        return Arrays.equals(head(in), GZIP_MAGIC);
    }

    private static byte[] head(PushbackInputStream in) throws IOException {
        byte[] head = in.readNBytes(2);
        in.unread(head);
        return head;
    }

    private long wireLimit() {
        return (long) settings.bodyMegabytes() * MEGABYTE;
    }

    private static Refusal tooLarge(int megabytes, String when) {
        return new Refusal(ErrorClass.TOO_LARGE, "larger than %d MB%s", megabytes, when);
    }

    /** What the server sends; counted, and timed over one span of {@code slowSeconds} after the other. */
    private final class Wire extends FilterInputStream {
        private final AtomicLong bodyBytes;
        private long bytesBefore;
        private long since = nanoTime.getAsLong();

        Wire(InputStream in, AtomicLong bodyBytes) {
            super(in);
            this.bodyBytes = bodyBytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            long bytes = bodyBytes.addAndGet(Math.max(read, 0));
            if (bytes > wireLimit()) {
                throw tooLarge(settings.bodyMegabytes(), "");
            }
            double seconds = (nanoTime.getAsLong() - since) / 1e9;
            if (read >= 0 && seconds >= settings.slowSeconds()) {
                if (bytes - bytesBefore < settings.bytesPerSecond() * seconds) {
                    throw new Refusal(
                            ErrorClass.TOO_SLOW,
                            "%d bytes in %.1f s",
                            bytes - bytesBefore,
                            seconds);
                }
                since = nanoTime.getAsLong();
                bytesBefore = bytes;
            }
            return read;
        }
    }
}
