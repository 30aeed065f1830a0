package dev.tidemark.config;

import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The {@code feeds:} section of a job file: which feeds, and how they are asked for.
 *
 * @param list YAML as {@code jobs/feeds.yaml} explains, or OPML where the name ends in {@code .opml}; null: the list
 *     that comes with the program
 * @param fetch how they are fetched, and what is refused
 * @param poll how often
 * @param threads feeds that are fetched at a time, by each worker that fetches. 1 to 64, default 8. Too small: servers that
 *     stall hold up the others. Too large: memory, as {@link FetchSettings} explains
 * @param fullText which items have their page read in full
 */
public record FeedSettings(
        @Nullable Path list,
        FetchSettings fetch,
        PollSettings poll,
        int threads,
        FullTextSettings fullText) {

    static FeedSettings read(Section section, Path folder) {
        return new FeedSettings(
                list(section, folder),
                section.section("fetch", fetch -> FetchSettings.read(fetch, folder)),
                section.section("poll", PollSettings::read),
                section.whole("threads", 8, 1, 64),
                section.section("fullText", FullTextSettings::read));
    }

    private static @Nullable Path list(Section section, Path folder) {
        String given = section.text("list", "[^\\x00]+", "path of a YAML or OPML file");
        if (given == null) {
            return null;
        }
        Path path = folder.resolve(given).normalize();
        if (!Files.isRegularFile(path)) {
            throw section.invalid(
                    "list",
                    TextNode.valueOf(given),
                    "path of an existing file; looked for " + path);
        }
        return path;
    }
}
