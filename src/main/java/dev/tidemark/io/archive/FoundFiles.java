package dev.tidemark.io.archive;

import dev.tidemark.config.FileProblem;
import dev.tidemark.config.InvalidInput;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** The files that are named, and those that are found where a folder is named. For one thread. */
final class FoundFiles extends SimpleFileVisitor<Path> {
    private static final Pattern NAME = Pattern.compile("(?s).*\\.jsonl(?:\\.gz)?");

    /** As Flink hides them: while it writes one, and until it has joined it with others. */
    private static final Pattern UNFINISHED =
            Pattern.compile("(?s)\\..*\\.jsonl(?:\\.gz)?(?:\\.inprogress\\..*)?");

    private final List<Path> files = new ArrayList<>();
    private int unfinished;
    private Path folder = Path.of("");

    /**
     * Takes a file, or all archives in a folder and below, by name.
     *
     * @throws InvalidInput when the folder has none or cannot be read
     */
    void add(Path path) {
        if (Files.isDirectory(path)) {
            addBelow(path);
        } else {
            files.add(path);
        }
    }

    /** In the order given, those of a folder by name. */
    List<Path> files() {
        return files;
    }

    /** Number of hidden files that a job is not done with. */
    int unfinished() {
        return unfinished;
    }

    private void addBelow(Path path) {
        folder = path;
        int before = files.size();
        int unfinishedBefore = unfinished;
        try {
            Files.walkFileTree(path, this);
        } catch (IOException e) {
            throw new InvalidInput(
                    path.toString(),
                    "",
                    "cannot be read: " + FileProblem.of(e),
                    "a readable folder");
        }
        if (files.size() == before) {
            int hidden = unfinished - unfinishedBefore;
            throw new InvalidInput(
                    path.toString(),
                    "",
                    hidden == 0
                            ? "no archive in it"
                            : "no archive in it; unfinished files: " + hidden,
                    "a folder with .jsonl or .jsonl.gz"
                            + (hidden == 0 ? "" : "; " + ArchiveFiles.FINISHING));
        }
        Collections.sort(files.subList(before, files.size()));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes is) {
        return isHidden(path) && !path.equals(folder)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes is) {
        if (isHidden(path)) {
            unfinished += UNFINISHED.matcher(name(path)).matches() ? 1 : 0;
        } else if (NAME.matcher(path.toString()).matches()) {
            files.add(path);
        }
        return FileVisitResult.CONTINUE;
    }

    private static boolean isHidden(Path path) {
        return name(path).startsWith(".");
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }
}
