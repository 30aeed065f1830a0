package dev.tidemark.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Bodies that are small on their way and large at their end. */
final class Packed {
    private static final int MEGABYTE = 1 << 20;

    private Packed() {}

    /** Compressed noise of so many megabytes, of which every byte comes so many times: shrinks to about that part. */
    static byte[] noise(int megabytes, int times) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Random random = new Random(7);
        byte[] run = new byte[times];
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < megabytes * MEGABYTE; i++) {
                Arrays.fill(run, (byte) random.nextInt());
                out.write(run);
            }
        }
        return bytes.toByteArray();
    }

    /** So many megabytes of nothing: shrinks to a thousandth. */
    static byte[] zeros(int megabytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < megabytes; i++) {
                out.write(new byte[MEGABYTE]);
            }
        }
        return bytes.toByteArray();
    }
}
