package dev.tidemark.io.archive;

import dev.tidemark.model.TimedRecord;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * One file between two checkpoints: a gzip member, one record a line.
 *
 * <p>Writes nothing before its first record: Flink opens one of these also for the file that others are joined in, and
 * then writes past it. A header there, with no member of its own, would make the whole of that file unreadable.
 */
final class GzipLines implements BulkWriter<TimedRecord> {
    private final FSDataOutputStream file;
    private @Nullable GZIPOutputStream packed;

    GzipLines(FSDataOutputStream file) {
        this.file = file;
    }

    @Override
    public void addElement(TimedRecord record) throws IOException {
        if (packed == null) {
            packed = new GZIPOutputStream(file);
        }
        packed.write(record.json());
        packed.write('\n');
    }

    @Override
    public void flush() throws IOException {
        if (packed != null) {
            packed.flush();
        }
    }

    /** Ends the member; the file is Flink's to close. */
    @Override
    public void finish() throws IOException {
        if (packed != null) {
            packed.finish();
        }
    }
}
