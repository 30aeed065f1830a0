package dev.tidemark.io.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.flink.connector.file.sink.compactor.OutputStreamBasedFileCompactor;
import org.apache.flink.core.fs.Path;

/**
 * Joins packed files into one, in the order of their first lines.
 *
 * <p>Members of a gzip file may stand behind one another, so nothing is unpacked but the first line of each. Flink names
 * files so that their names tell no order, and promises none of its own.
 */
final class FilesInOrder extends OutputStreamBasedFileCompactor {
    private static final long serialVersionUID = 1L;

    /** Far above what a line can have. */
    private static final int MOST_BYTES = 1 << 26;

    private record Begins(Instant time, Path file) {}

    @Override
    protected void doCompact(List<Path> files, OutputStream joined) throws Exception {
        List<Begins> ordered = new ArrayList<>();
        for (Path file : files) {
            ordered.add(new Begins(beginning(file), file));
        }
        ordered.sort(Comparator.comparing(Begins::time));
        for (Begins next : ordered) {
            try (InputStream in = next.file().getFileSystem().open(next.file())) {
                in.transferTo(joined);
            }
        }
    }

    private static Instant beginning(Path file) throws IOException {
        try (InputStream in = file.getFileSystem().open(file);
                LineReader lines = new LineReader(new GZIPInputStream(in), MOST_BYTES)) {
            LineReader.Line first = lines.next();
            Instant time = first == null ? null : OrderTime.of(first.bytes(), Instant.MAX).time();
            if (time == null) {
                throw new IOException(file + " does not begin with an item or a tick");
            }
            return time;
        }
    }
}
