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
 */
public record ListSettings(
        @Nullable Path watchlist, @Nullable Path regimes, @Nullable Path publishers) {

    static ListSettings read(Section section, Path folder) {
        return new ListSettings(
                file(section, "watchlist", folder),
                file(section, "regimes", folder),
                file(section, "publishers", folder));
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
