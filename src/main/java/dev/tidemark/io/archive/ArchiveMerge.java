package dev.tidemark.io.archive;

import dev.tidemark.model.RawRecord;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
 * <p>Cost: log(files) comparisons a record. Not for use by several threads.
 */
final class ArchiveMerge implements Closeable {

    private static final Comparator<Source> ORDER =
            Comparator.comparing(Source::time).thenComparingInt(Source::index);

    private final Duration disorder;
    private final List<ArchiveCursor> cursors = new ArrayList<>();
    private final PriorityQueue<Source> heads = new PriorityQueue<>(ORDER);
    private final LongAdder diskBytes = new LongAdder();
    private @Nullable Instant reached;
    private long records;

    private record Source(Instant time, int index, ArchiveCursor.Entry entry) {}

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
        this.disorder = disorder;
        this.reached = start.reached();
        this.records = start.records();
        try {
            for (ArchiveFile file : files.files()) {
                FilePosition position = start.positions().get(cursors.size());
                cursors.add(
                        new ArchiveCursor(
                                file, position, maxRecordBytes, latestPlausible, diskBytes));
                offer(cursors.size() - 1);
            }
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The next record; null at the end of all files. */
    @Nullable RawRecord next() throws IOException {
        Source first = heads.poll();
        if (first == null) {
            return null;
        }
        RawRecord record = record(first.entry());
        cursors.get(first.index()).advance();
        offer(first.index());
        records++;
        return record;
    }

    /** Where a merge has to start to go on after the record handed out last. */
    ArchiveSplit position() {
        return new ArchiveSplit(
                cursors.stream().map(ArchiveCursor::position).toList(), reached, records);
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
        for (ArchiveCursor cursor : cursors) {
            cursor.close();
        }
    }

    private void offer(int index) {
        ArchiveCursor.Entry head = cursors.get(index).head();
        if (head != null) {
            Instant time = head.orderTime() != null ? head.orderTime() : Instant.MIN;
            heads.add(new Source(time, index, head));
        }
    }

    private RawRecord record(ArchiveCursor.Entry entry) {
        Instant own = entry.orderTime();
        Instant before = reached;
        boolean late = own != null && before != null && own.isBefore(before.minus(disorder));
        if (own != null && (before == null || own.isAfter(before))) {
            reached = own;
        }
        return new RawRecord(
                entry.bytes(), entry.size(), entry.position(), own != null ? own : before, late);
    }
}
