package dev.tidemark.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where results go: straight to the descriptor, as System.out writes the locale's charset and flushes each line.
 *
 * <p>For one thread. What cannot be written is no exception at the place that prints it: {@link #check} tells of it.
 */
final class StandardOutput extends PrintStream {
    private final Descriptor descriptor;

    private StandardOutput(Descriptor descriptor) {
        super(new BufferedOutputStream(descriptor), false, StandardCharsets.UTF_8);
        this.descriptor = descriptor;
    }

    static StandardOutput open() {
        return new StandardOutput(new Descriptor(new FileOutputStream(FileDescriptor.out)));
    }

    /** Whoever read the results has read enough of them, as {@code head} does. */
    static final class Closed extends IOException {
        private static final long serialVersionUID = 1L;

        /** What a shell calls a process that writes on after that. */
        static final int EXIT = 141;

        private Closed(IOException cause) {
            super("standard output is closed", cause);
        }
    }

    /**
     * Tells of what could not be written so far.
     *
     * @throws Closed when nobody reads any more
     * @throws IOException when it takes no more, as on a full disk
     */
    void check() throws IOException {
        IOException failure = descriptor.failure;
        if (failure == null) {
            return;
        }
        throw isReadNoMore(failure)
                ? new Closed(failure)
                : new IOException("standard output: " + failure.getMessage());
    }

    /**
     * Writes what is buffered, and checks.
     *
     * @throws IOException as {@link #check} does
     */
    void finish() throws IOException {
        flush();
        check();
    }

    /** By what it is, where Linux tells: the system's words for it are in the language of the user. */
    private static boolean isReadNoMore(IOException failure) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
            return target.startsWith("pipe:") || target.startsWith("socket:");
        } catch (IOException e) {
            return "Broken pipe".equals(failure.getMessage());
        }
    }

    /** Keeps the failure that a PrintStream only counts. */
    private static final class Descriptor extends OutputStream {
        private final OutputStream out;
        private @Nullable IOException failure;

        Descriptor(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
