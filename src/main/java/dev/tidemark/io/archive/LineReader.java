package dev.tidemark.io.archive;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lines of bytes, of which only the first part is ever held in memory.
 *
 * <p>A line ends at a line feed or at the end of the stream; a carriage return before the line feed does not belong to
 * it. Nothing after the last line feed is no line. Memory: one buffer, and the longest line up to the limit.
 */
public final class LineReader implements Closeable {

    private static final int BUFFER_BYTES = 32 * 1024;

    private final InputStream in;
    private final int maxLineBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int next;
    private int end;
    private long consumed;

    private byte[] line = new byte[1024];
    private long length;
    private byte last;

    /**
     * A line.
     *
     * @param bytes its first bytes, up to the limit
     * @param size all its bytes; {@code Integer.MAX_VALUE} where it has more than that
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Line(byte[] bytes, int size) {}

    public LineReader(InputStream in, int maxLineBytes) {
        this.in = in;
        this.maxLineBytes = maxLineBytes;
    }

    /** Bytes of the stream that the lines handed out so far took, line ends included. */
    long consumed() {
        return consumed;
    }

    /**
     * The next line.
     *
     * @return null at the end of the stream
     * @throws IOException from the stream; the bytes read of the line so far are then {@link #rest}
     */
    public @Nullable Line next() throws IOException {
        while (next < end || fill()) {
            int feed = next;
            while (feed < end && buffer[feed] != '\n') {
                feed++;
            }
            append(feed);
            if (feed < end) {
                next++;
                consumed++;
                return ended();
            }
        }
        return rest();
    }

    /** What stands after the last line feed: a line without an end; null when there is nothing. */
    @Nullable Line rest() {
        return length == 0 ? null : taken(length);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean fill() throws IOException {
        next = 0;
        end = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    private void append(int to) {
        int count = to - next;
        if (count == 0) {
            return;
        }
        last = buffer[to - 1];
        int kept = (int) Math.min(length, maxLineBytes);
        int more = Math.min(count, maxLineBytes - kept);
        if (kept + more > line.length) {
            line =
                    Arrays.copyOf(
                            line, Math.min(maxLineBytes, Math.max(kept + more, 2 * line.length)));
        }
        System.arraycopy(buffer, next, line, kept, more);
        length += count;
        consumed += count;
        next = to;
    }

    private Line ended() {
        return taken(length > 0 && last == '\r' ? length - 1 : length);
    }

    private Line taken(long size) {
        byte[] bytes = Arrays.copyOf(line, (int) Math.min(size, maxLineBytes));
        length = 0;
        return new Line(bytes, (int) Math.min(size, Integer.MAX_VALUE));
    }
}
