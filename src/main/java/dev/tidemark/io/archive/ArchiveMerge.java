package dev.tidemark.io.archive;

import dev.tidemark.model.RawRecord;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Many files as one stream of records in the order of time: a k-way merge.
 *
 * <p>Lines of one file never overtake each other. Between files the earlier order time goes first, then the file given
 * first. A line without a time of its own follows its predecessor directly and counts as of the time reached. Whether
 * a record is late is decided here, where the order is the same in every run.
 *
 * <p>A file is opened when its first line's turn comes and closed behind its last, so that only those are open whose times
 * overlap: an archive may have more files than a process may have open.
 *
 * <p>Cost: log(files) comparisons a record; at the start, a look at each file's first line. Not for use by several threads.
 */
final class ArchiveMerge implements Closeable {

    private static final Comparator<Source> ORDER =
            Comparator.comparing(Source::time).thenComparingInt(Source::index);

    private final List<ArchiveFile> files;
    private final int maxRecordBytes;
    private final Duration disorder;
    private final Instant latestPlausible;
    private final FilePosition[] closed;
    private final Map<Integer, ArchiveCursor> open = new HashMap<>();
    private final PriorityQueue<Source> heads = new PriorityQueue<>(ORDER);
    private final LongAdder diskBytes = new LongAdder();
    private @Nullable Instant reached;
    private long records;

    private record Source(Instant time, int index) {}

    /**
     * Opens all files.
     *
     * @param start where to go on; has a position for each file
     * @param maxRecordBytes longer lines are cut
     * @param disorder a record this much behind the time reached is not late yet
     * @param latestPlausible later dates are taken for none
     */
    ArchiveMerge(
            ArchiveFiles files,
            ArchiveSplit start,
            int maxRecordBytes,
            Duration disorder,
            Instant latestPlausible)
            throws IOException {
        if (start.positions().size() != files.files().size()) {
            throw new IOException(
                    "the checkpoint is of "
                            + start.positions().size()
                            + " files, the archive has "
                            + files.files().size());
        }
        this.files = files.files();
        this.maxRecordBytes = maxRecordBytes;
        this.disorder = disorder;
        this.latestPlausible = latestPlausible;
        this.closed = start.positions().toArray(FilePosition[]::new);
        this.reached = start.reached();
        this.records = start.records();
        try {
            for (int index = 0; index < closed.length; index++) {
                if (closed[index].equals(FilePosition.START)) {
                    look(index);
                } else if (!closed[index].equals(FilePosition.END)) {
                    offer(index, open(index, diskBytes));
                }
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * The next record; null at the end of all files.
     *
     * @throws IOException when a file cannot be read, or the times of too many overlap
     */
    @Nullable RawRecord next() throws IOException {
        Source first = heads.poll();
        if (first == null) {
            return null;
        }
        ArchiveCursor cursor = open.get(first.index());
        if (cursor == null) {
            cursor = open(first.index(), diskBytes);
        }
        ArchiveCursor.Entry entry = cursor.head();
        if (entry == null) {
            throw new IOException(files.get(first.index()).name() + " has changed");
        }
        RawRecord record = record(entry);
        cursor.advance();
        offer(first.index(), cursor);
        records++;
        return record;
    }

    /** Where a merge has to start to go on after the record handed out last. */
    ArchiveSplit position() {
        List<FilePosition> positions = new ArrayList<>();
        for (int index = 0; index < closed.length; index++) {
            ArchiveCursor cursor = open.get(index);
            positions.add(cursor == null ? closed[index] : cursor.position());
        }
        return new ArchiveSplit(positions, reached, records);
    }

    /** The latest order time so far; null before the first. */
    @Nullable Instant reached() {
        return reached;
    }

    /** Records handed out, those before a resumption included. */
    long records() {
        return records;
    }

    /** Bytes read from disk, of packed files the packed ones. */
    long diskBytes() {
        return diskBytes.sum();
    }

    @Override
    public void close() throws IOException {
        for (ArchiveCursor cursor : open.values()) {
            cursor.close();
        }
    }

    /** Notes when a file begins; what is read for that is read again in its turn. */
    private void look(int index) throws IOException {
        ArchiveCursor cursor = open(index, new LongAdder());
        offer(index, cursor);
        open.remove(index);
        cursor.close();
    }

    private ArchiveCursor open(int index, LongAdder counted) throws IOException {
        if (open.size() >= ArchiveFiles.MOST_FILES) {
            throw new IOException(
                    "the times of more than %d files overlap, of which %s is one"
                            .formatted(ArchiveFiles.MOST_FILES, files.get(index).name()));
        }
        ArchiveCursor cursor =
                new ArchiveCursor(
                        files.get(index), closed[index], maxRecordBytes, latestPlausible, counted);
        open.put(index, cursor);
        return cursor;
    }

    private void offer(int index, ArchiveCursor cursor) throws IOException {
        ArchiveCursor.Entry head = cursor.head();
        if (head != null) {
            Instant time = head.place().time();
            heads.add(new Source(time != null ? time : Instant.MIN, index));
        } else {
            closed[index] = FilePosition.END;
            open.remove(index);
            cursor.close();
        }
    }

    private RawRecord record(ArchiveCursor.Entry entry) {
        Instant own = entry.place().time();
        Instant before = reached;
        boolean behind = own != null && before != null && own.isBefore(before.minus(disorder));
        if (own != null && (before == null || own.isAfter(before))) {
            reached = own;
        }
        return new RawRecord(
                entry.bytes(),
                entry.size(),
                entry.position(),
                own != null ? own : before,
                behind || entry.place().late());
    }
}
