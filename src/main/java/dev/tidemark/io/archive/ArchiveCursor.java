package dev.tidemark.io.archive;

import dev.tidemark.io.ItemParser;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * One file of an archive, read line by line, always one line ahead.
 *
 * <p>A packed file that is damaged or breaks off ends with one entry more than it has lines, which says so.
 */
final class ArchiveCursor implements Closeable {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /**
     * A line, or the mark of a missing rest.
     *
     * @param bytes its first bytes
     * @param size all its bytes
     * @param position file and line, for people
     * @param place in the order of time
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Entry(byte[] bytes, int size, String position, OrderTime place) {}

    private final ArchiveFile file;
    private final Instant latestPlausible;
    private final LineReader reader;
    private final long base;

    private long lines;
    private boolean damaged;
    private boolean ended;
    private FilePosition handedOn;
    private @Nullable Entry head;

    /** Opens the file and goes to a position: at once, or by reading up to it where the file is packed. */
    ArchiveCursor(
            ArchiveFile file,
            FilePosition start,
            int maxLineBytes,
            Instant latestPlausible,
            LongAdder diskBytes)
            throws IOException {
        this.file = file;
        this.latestPlausible = latestPlausible;
        this.base = file.gzip() ? 0 : start.offset();
        this.reader = new LineReader(ArchiveStream.open(file, base, diskBytes), maxLineBytes);
        this.lines = file.gzip() ? 0 : start.lines();
        while (lines < start.lines() && readEntry(false) != null) {
            lines++;
        }
        handedOn = start;
        head = readEntry(true);
    }

    /** The next entry; null at the end. */
    @Nullable Entry head() {
        return head;
    }

    /** Goes on to the entry after the head. */
    void advance() throws IOException {
        lines++;
        handedOn = new FilePosition(lines, base + reader.consumed());
        head = readEntry(true);
    }

    /** Where a cursor has to start to have the same head. */
    FilePosition position() {
        return handedOn;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private @Nullable Entry readEntry(boolean timed) throws IOException {
        LineReader.Line line = ended ? null : readLine();
        if (line != null) {
            return entry(lines == 0 ? withoutMark(line) : line, timed);
        }
        ended = true;
        if (!damaged) {
            return null;
        }
        damaged = false;
        return new Entry(new byte[0], 0, place() + ItemParser.TRUNCATED, OrderTime.NONE);
    }

    private LineReader.@Nullable Line readLine() throws IOException {
        if (damaged) {
            return null;
        }
        try {
            return reader.next();
        } catch (EOFException | ZipException e) {
            damaged = true;
            return reader.rest();
        }
    }

    private Entry entry(LineReader.Line line, boolean timed) {
        boolean whole = line.size() == line.bytes().length;
        OrderTime place =
                timed && whole ? OrderTime.of(line.bytes(), latestPlausible) : OrderTime.NONE;
        return new Entry(line.bytes(), line.size(), place(), place);
    }

    private String place() {
        return file.name() + ":" + (lines + 1);
    }

    private static LineReader.Line withoutMark(LineReader.Line line) {
        int length = BYTE_ORDER_MARK.length;
        byte[] bytes = line.bytes();
        boolean marked =
                bytes.length >= length
                        && Arrays.equals(bytes, 0, length, BYTE_ORDER_MARK, 0, length);
        return marked
                ? new LineReader.Line(
                        Arrays.copyOfRange(bytes, length, bytes.length), line.size() - length)
                : line;
    }
}
