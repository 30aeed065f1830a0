package dev.tidemark.cli;

import dev.tidemark.config.FileProblem;
import dev.tidemark.config.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that a command writes at its end: there in whole or not at all.
 *
 * @param folder that it stands in
 */
record ReportFile(Path path, Path folder) {

    /**
     * Looks whether it can be written before any work is done.
     *
     * @throws InvalidInput when it is a folder, or the folder it stands in is missing or closed to us
     */
    static ReportFile at(Path path) {
        Path folder = path.toAbsolutePath().normalize().getParent();
        if (path.toString().isEmpty()
                || Files.isDirectory(path)
                || folder == null
                || !Files.isDirectory(folder)
                || !Files.isWritable(folder)) {
            throw new InvalidInput(
                    "--out", "", "\"" + path + "\"", "a file in a folder that can be written");
        }
        return new ReportFile(path, folder);
    }

    /**
     * Writes it, in place of what stood there.
     *
     * @throws InvalidInput when the system does not let us
     */
    void write(String content) {
        try {
            Path unfinished = folder.resolve("." + path.getFileName() + ".tmp");
            try {
                Files.writeString(unfinished, content);
                Files.move(
                        unfinished,
                        path,
                        StandardCopyOption.REPLACE_EXISTING,
                        StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new InvalidInput(
                    "--out", "", path + ": " + FileProblem.of(e), "a file that can be written");
        }
    }
}
