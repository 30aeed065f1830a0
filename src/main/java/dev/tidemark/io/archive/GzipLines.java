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
 * <p>Without a record there is no member either: Flink opens a writer like this one, and gives it nothing, on each file
 * that it joins others into.
 */
final class GzipLines implements BulkWriter<TimedRecord> {
    private final FSDataOutputStream file;
    private @Nullable GZIPOutputStream packed;

    GzipLines(FSDataOutputStream file) {
        this.file = file;
    }

    @Override
    public void addElement(TimedRecord record) throws IOException {
        GZIPOutputStream lines = packed == null ? new GZIPOutputStream(file) : packed;
        packed = lines;
        lines.write(record.json());
        lines.write('\n');
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
