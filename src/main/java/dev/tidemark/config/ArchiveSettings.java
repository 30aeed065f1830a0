package dev.tidemark.config;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The {@code archive:} section of a job file: everything a live job takes in is recorded, for replays.
 *
 * @param path folder, taken from that of the job file; made when it is not there. On a cluster all workers and the
 *     JobManager have to share it. One job at a time may record there
 * @param fileMinutes time from one finished file to the next. Minutes, 1 to 1440, default 30. Too small: many small
 *     files. Too large: a replay beside the running job does not see what came last
 */
public record ArchiveSettings(Path path, int fileMinutes) {

    static ArchiveSettings read(Section section, Path folder) {
        String given = section.text("path", "[^\\x00]+", "path of a folder, new or not");
        if (given == null) {
            throw section.invalid("path", null, "path of a folder, new or not");
        }
        Path path = folder.resolve(given).toAbsolutePath().normalize();
        if (!isFolder(path)) {
            throw section.invalid(
                    "path",
                    TextNode.valueOf(given),
                    "path of a folder, new or not; looked for " + path);
        }
        return new ArchiveSettings(path, section.whole("fileMinutes", 30, 1, 1_440));
    }

    /** A slip in the path should not wait for the first file to be noticed. */
    private static boolean isFolder(Path path) {
        @Nullable Path there = path;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        return there != null && Files.isDirectory(there);
    }
}
