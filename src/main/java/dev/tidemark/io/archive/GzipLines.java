package dev.tidemark.io.archive;

import dev.tidemark.model.TimedRecord;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.FSDataOutputStream;

/** One file between two checkpoints: a gzip member, one record a line. */
final class GzipLines implements BulkWriter<TimedRecord> {
    private final GZIPOutputStream packed;

    GzipLines(FSDataOutputStream file) throws IOException {
        this.packed = new GZIPOutputStream(file);
    }

    @Override
    public void addElement(TimedRecord record) throws IOException {
        packed.write(record.json());
        packed.write('\n');
    }

    @Override
    public void flush() throws IOException {
        packed.flush();
    }

    /** Ends the member; the file is Flink's to close. */
    @Override
    public void finish() throws IOException {
        packed.finish();
    }
}
