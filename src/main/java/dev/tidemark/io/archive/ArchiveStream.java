package dev.tidemark.io.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The content of an archive file as a stream, unpacked where it is packed. */
final class ArchiveStream {

    private static final int BUFFER_BYTES = 32 * 1024;
    private static final int GZIP_TRAILER_BYTES = 8;

    private ArchiveStream() {}

    /**
     * Opens a file.
     *
     * @param offset where to start; 0 for a packed file, which cannot be entered in its middle
     * @param diskBytes grows by what is read from disk, as if the bytes before {@code offset} had been read too
     * @return a stream that throws ZipException or EOFException where a packed file is damaged
     */
    static InputStream open(ArchiveFile file, long offset, LongAdder diskBytes) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(Path.of(file.path()));
        try {
            channel.position(offset);
            diskBytes.add(offset);
            Metered disk = new Metered(Channels.newInputStream(channel), diskBytes);
            return file.gzip() ? new Members(disk, file.bytes()) : disk;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Counts what it reads. */
    private static final class Metered extends FilterInputStream {
        private final LongAdder total;
        private long count;

        Metered(InputStream in, LongAdder total) {
            super(in);
            this.total = total;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            counted(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            counted(Math.max(0, read));
            return read;
        }

        private void counted(int read) {
            count += read;
            total.add(read);
        }
    }

    /**
     * All members of a gzip file, one after the other.
     *
     * <p>The JDK's stream ends in silence at bytes that are no further member; this one says so.
     */
    private static final class Members extends GZIPInputStream {
        private final Metered disk;
        private final long fileBytes;
        private long filledTo;

        Members(Metered disk, long fileBytes) throws IOException {
            super(disk, BUFFER_BYTES);
            this.disk = disk;
            this.fileBytes = fileBytes;
        }

        @Override
        protected void fill() throws IOException {
            super.fill();
            filledTo = disk.count;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            if (read < 0 && filledTo - inf.getRemaining() + GZIP_TRAILER_BYTES < fileBytes) {
                throw new ZipException("bytes after the last member");
            }
            return read;
        }
    }
}
