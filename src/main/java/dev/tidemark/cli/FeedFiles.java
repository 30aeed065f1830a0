package dev.tidemark.cli;

import dev.tidemark.config.FileProblem;
import dev.tidemark.feed.FeedDocument;
import dev.tidemark.io.archive.ArchiveFiles;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.zip.ZipException;

/** Feeds that are files, packed with gzip or not, and folders of them. */
final class FeedFiles {
    private FeedFiles() {}

    /**
     * Visits a file, or all files below a folder in the order of their names.
     *
     * <p>Links to folders are not followed, so no walk is endless.
     *
     * @param refused takes what cannot be visited, and why
     */
    static void visit(Path start, Consumer<Path> file, BiConsumer<Path, String> refused) {
        Deque<Path> waiting = new ArrayDeque<>(List.of(start));
        while (!waiting.isEmpty()) {
            Path path = waiting.pop();
            boolean folder =
                    path.equals(start)
                            ? Files.isDirectory(path)
                            : Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
            if (folder) {
                try {
                    children(path).forEach(waiting::push);
                } catch (IOException | DirectoryIteratorException e) {
                    refused.accept(path, "cannot be read");
                }
            } else if (Files.isRegularFile(path)) {
                file.accept(path);
            } else if (!Files.isDirectory(path)) {
                refused.accept(path, "not a regular file");
            }
        }
    }

    /**
     * Reads a file as a feed whose address is unknown.
     *
     * @param maxBytes of which one more is read at most, so that an oversize feed can be told
     * @throws IOException when it cannot be read; the message says why
     */
    static FeedDocument read(Path file, int maxBytes, Instant latestPlausible) throws IOException {
        try (InputStream in = ArchiveFiles.unpacked(Files.newInputStream(file))) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            return new FeedDocument(bytes, null, null, null, latestPlausible);
        } catch (EOFException | ZipException e) {
            throw new IOException("damaged or cut off gzip data", e);
        } catch (IOException e) {
            throw new IOException("cannot be read: " + FileProblem.of(e), e);
        }
    }

    /** Last name first, so that the first is on top of the stack. */
    private static List<Path> children(Path folder) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(children::add);
        }
        children.sort((a, b) -> b.compareTo(a));
        return children;
    }
}
