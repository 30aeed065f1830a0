package dev.tidemark.config;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The newsroom's own lists; null is the list that comes with the program.
 *
 * <p>A path is taken from the folder of the job file, so that a job and its lists can be moved together.
 *
 * @param watchlist companies, aliases and products
 * @param regimes where each company stood, and since when
 * @param publishers hosts and the class of source they are
 * @param corrections decisions of the newsroom, as {@code tidemark correct} records them; the file may be yet to come,
 *     null: none are recorded and none are heeded
 */
public record ListSettings(
        @Nullable Path watchlist,
        @Nullable Path regimes,
        @Nullable Path publishers,
        @Nullable Path corrections) {

    static ListSettings read(Section section, Path folder) {
        return new ListSettings(
                file(section, "watchlist", folder),
                file(section, "regimes", folder),
                file(section, "publishers", folder),
                corrections(section, folder));
    }

    /** The first decision makes the file, but not the folder: a slip in the path would go unnoticed. */
    private static @Nullable Path corrections(Section section, Path folder) {
        String name = "corrections";
        String given = section.text(name, "[^\\x00]+", "path of a JSONL file");
        if (given == null) {
            return null;
        }
        Path path = folder.resolve(given).normalize();
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent) || Files.isDirectory(path)) {
            throw section.invalid(
                    name,
                    TextNode.valueOf(given),
                    "path of a file, new or not, in an existing folder; looked for " + path);
        }
        return path;
    }

    private static @Nullable Path file(Section section, String name, Path folder) {
        String given = section.text(name, "[^\\x00]+", "path of a YAML file");
        if (given == null) {
            return null;
        }
        Path path = folder.resolve(given).normalize();
        if (!Files.isRegularFile(path)) {
            throw section.invalid(
                    name, TextNode.valueOf(given), "path of an existing file; looked for " + path);
        }
        return path;
    }
}
