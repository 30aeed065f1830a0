package dev.tidemark.io.archive;

import dev.tidemark.config.FileProblem;
import dev.tidemark.config.InvalidInput;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Serializable;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The files of an archive, checked before a job starts.
 *
 * <p>A folder stands for all files in it and below whose names end in {@code .jsonl} or {@code .jsonl.gz}, except for hidden
 * ones: a job that records there is not done with those.
 *
 * @param files in the order given, those of a folder by name, which decides between lines of the same time; at least one, none of them empty
 * @param empty names of those given that hold nothing
 * @param unfinished number of hidden files in the folders that a job has written, or writes: they are left out
 */
public record ArchiveFiles(List<ArchiveFile> files, List<String> empty, int unfinished)
        implements Serializable {

    /** Those whose times overlap are open at once, and a process has about a thousand file handles. */
    static final int MOST_FILES = 500;

    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final String ALLOWED = "a JSONL or JSONL.gz file";

    /** What becomes of unfinished files. */
    public static final String FINISHING =
            "the job that records there writes out what they hold, started again by the same command";

    public ArchiveFiles {
        files = List.copyOf(files);
        empty = List.copyOf(empty);
    }

    /**
     * Checks the files.
     *
     * @throws InvalidInput when there is none or too many, or one is missing or unreadable, a folder has none, or all of
     *     them are empty
     */
    public static ArchiveFiles of(List<Path> paths) {
        if (paths.isEmpty() || paths.size() > MOST_FILES) {
            throw new InvalidInput(
                    "archive", "", paths.size() + " files", "1 to " + MOST_FILES + " files");
        }
        List<ArchiveFile> files = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        FoundFiles found = new FoundFiles();
        paths.forEach(found::add);
        for (Path path : found.files()) {
            ArchiveFile file = checked(path);
            if (file == null) {
                empty.add(path.toString());
            } else {
                files.add(file);
            }
        }
        if (files.isEmpty()) {
            throw new InvalidInput(empty.get(0), "", "empty", "at least one line");
        }
        return new ArchiveFiles(files, empty, found.unfinished());
    }

    /** A stream, unpacked if its first bytes say that it is packed. */
    public static InputStream unpacked(InputStream in) throws IOException {
        PushbackInputStream whole = new PushbackInputStream(in, GZIP.length);
        return startsWith(GZIP, whole) ? new GZIPInputStream(whole) : whole;
    }

    /**
     * The lines of an archive as a stream, unpacked if they are packed.
     *
     * @param name for messages
     * @throws InvalidInput when they are packed as nobody here reads it
     */
    public static InputStream lines(String name, InputStream in) throws IOException {
        PushbackInputStream whole = new PushbackInputStream(in, ZIP.length);
        refuseZip(name, whole);
        return unpacked(whole);
    }

    /**
     * The {@link #lines} of one file.
     *
     * @param allowed what the file may be, for messages
     * @throws InvalidInput when it is missing or unreadable, or packed as nobody here reads it
     */
    public static InputStream open(Path path, String allowed) throws IOException {
        String name = path.toString();
        if (!Files.exists(path) || Files.isDirectory(path)) {
            String problem = Files.exists(path) ? "a folder" : "no such file";
            throw new InvalidInput(name, "", problem, allowed);
        }
        try {
            return lines(name, Files.newInputStream(path));
        } catch (FileSystemException e) {
            throw new InvalidInput(name, "", "cannot be read: " + FileProblem.of(e), allowed);
        }
    }

    /** Size on disk of all files together. */
    public long totalBytes() {
        return files.stream().mapToLong(ArchiveFile::bytes).sum();
    }

    /** The file; null when it is empty. */
    private static @Nullable ArchiveFile checked(Path path) {
        String name = path.toString();
        if (!Files.exists(path)) {
            throw new InvalidInput(name, "", "no such file", ALLOWED);
        }
        if (!Files.isRegularFile(path)) {
            throw new InvalidInput(name, "", "not a regular file", ALLOWED);
        }
        try {
            long bytes = Files.size(path);
            boolean gzip = isGzip(path);
            if (bytes == 0 || (gzip && isEmptyInside(path))) {
                return null;
            }
            return new ArchiveFile(name, path.toAbsolutePath().normalize().toString(), bytes, gzip);
        } catch (EOFException | ZipException e) {
            throw new InvalidInput(name, "", "broken from its start", "a whole gzip file");
        } catch (IOException e) {
            throw new InvalidInput(
                    name, "", "cannot be read: " + FileProblem.of(e), "a readable file");
        }
    }

    private static boolean isGzip(Path path) throws IOException {
        try (PushbackInputStream in =
                new PushbackInputStream(Files.newInputStream(path), ZIP.length)) {
            refuseZip(path.toString(), in);
            return startsWith(GZIP, in);
        }
    }

    private static void refuseZip(String name, PushbackInputStream in) throws IOException {
        if (startsWith(ZIP, in)) {
            throw new InvalidInput(name, "", "a zip archive", ALLOWED);
        }
    }

    private static boolean startsWith(byte[] magic, PushbackInputStream in) throws IOException {
        byte[] start = in.readNBytes(magic.length);
        in.unread(start);
        return Arrays.equals(start, magic);
    }

    private static boolean isEmptyInside(Path path) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(path))) {
            return in.read() < 0;
        }
    }
}
