package dev.tidemark.io.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Files that are there as a whole or not at all, also after the power was cut. */
final class DurableFile {
    private DurableFile() {}

    /**
     * Writes a new file.
     *
     * @param temporary a folder on the same file system
     * @return false when there is one already, which stays as it is
     */
    static boolean create(Path temporary, Path file, byte[] content) throws IOException {
        Path written = written(temporary, content);
        try {
            // Unlike a move, a link never replaces.
            Files.createLink(file, written);
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (UnsupportedOperationException | FileSystemException e) {
            if (Files.exists(file)) {
                return false;
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
        force(file);
        return true;
    }

    /** Writes a file anew. */
    static void replace(Path temporary, Path file, byte[] content) throws IOException {
        Path written = written(temporary, content);
        try {
            move(written, file);
        } finally {
            Files.deleteIfExists(written);
        }
        force(file);
    }

    /** Moves a file, over another if need be; where the power is cut, it may be back where it was. */
    static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path written(Path temporary, byte[] content) throws IOException {
        Path file = Files.createTempFile(temporary, "", ".tmp");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        return file;
    }

    /** The name of a file is part of its folder, which is written on its own. */
    private static void force(Path file) throws IOException {
        Path folder = Objects.requireNonNull(file.getParent());
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (java.nio.file.AccessDeniedException e) {
            return; // Windows opens no folders; its file system writes names by itself.
        }
    }
}
