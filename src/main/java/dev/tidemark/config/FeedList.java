package dev.tidemark.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tidemark.text.CanonicalUrl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The feeds that are watched, in the order of their list; each is there once.
 *
 * @param feeds at least one
 */
public record FeedList(List<Feed> feeds) {

    /** Keeps a copy. */
    public FeedList {
        feeds = List.copyOf(feeds);
    }

    /**
     * Reads a list: OPML where the name ends in {@code .opml}, else YAML.
     *
     * @param path null for the list that comes with the program
     * @param publishers know the class of a feed of which OPML does not tell it
     * @throws InvalidInput for the first row that lacks something, is misspelt, or lists a feed again
     */
    public static FeedList read(@Nullable Path path, Publishers publishers) {
        if (path != null && path.toString().toLowerCase(Locale.ROOT).endsWith(".opml")) {
            return fromOpml(path, publishers);
        }
        YamlFile yaml = path == null ? YamlFile.bundled("jobs/feeds.yaml") : YamlFile.read(path);
        return Section.read(yaml, FeedList::rows);
    }

    /**
     * Reads what a feed reader exports. Language is the outline's, else that of its title. A feed that is filed in several
     * folders is taken once. None of them counts as verified.
     *
     * @throws InvalidInput for an outline without a usable address, and for a file without any feed
     */
    public static FeedList fromOpml(Path path, Publishers publishers) {
        return new FeedList(Opml.read(path, publishers));
    }

    private static FeedList rows(Section file) {
        JsonNode list = file.tree("feeds");
        if (list == null || !list.isArray() || list.isEmpty()) {
            throw file.invalid(
                    "feeds",
                    list,
                    "a list of rows {url, name, source, sourceClass, lang, verified}");
        }
        List<Feed> feeds = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < list.size(); i++) {
            Feed feed = file.row("feeds[" + i + "]", list.get(i), Feed::read);
            Integer before = places.putIfAbsent(identity(feed.url()), i);
            if (before != null) {
                throw file.invalid(
                        "feeds[" + i + "].url",
                        TextNode.valueOf(feed.url()),
                        "each feed once; feeds[" + before + "] is the same");
            }
            feeds.add(feed);
        }
        return new FeedList(feeds);
    }

    /** What two rows of the same feed have in common: http or https, tracking and trailing slashes do not matter. */
    static String identity(String url) {
        String canonical = CanonicalUrl.of(url);
        return canonical == null ? url : canonical;
    }
}
