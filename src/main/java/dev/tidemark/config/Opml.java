package dev.tidemark.config;

import dev.tidemark.model.Language;
import dev.tidemark.model.SourceClass;
import dev.tidemark.text.Languages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * The feeds of an OPML 1.0 or 2.0 file (opml.org/spec2.opml).
 *
 * <p>Read by jsoup's XML parser: a DOCTYPE is read past, no entity but XML's and HTML's own is known, nothing is
 * fetched, and the unescaped ampersands that readers export do no harm.
 */
final class Opml {
    private static final int LARGEST_BYTES = 16 << 20;
    private static final String ALLOWED_FILE = "a readable OPML file of at most 16 MB";

    /** {@code feed://host} and {@code feed:https://host}, as browsers once handed feeds to readers. */
    private static final Pattern FEED_SCHEME =
            Pattern.compile("^feed:(?://)?(?=https?://)", Pattern.CASE_INSENSITIVE);

    private static final Pattern BARE_FEED = Pattern.compile("^feed://", Pattern.CASE_INSENSITIVE);

    private Opml() {}

    static List<Feed> read(Path path, Publishers publishers) {
        Map<String, Feed> feeds = new LinkedHashMap<>();
        int number = 0;
        for (Element outline : document(path).getElementsByTag("outline")) {
            String given = attribute(outline, "xmlUrl").strip();
            if (given.isEmpty()) {
                continue; // a folder, or a bookmark
            }
            number++;
            String url =
                    BARE_FEED
                            .matcher(FEED_SCHEME.matcher(given).replaceFirst(""))
                            .replaceFirst("http://");
            if (!FeedUrl.isUsable(url)) {
                throw new InvalidInput(
                        path.toString(),
                        "outline " + number + ".xmlUrl",
                        FeedUrl.shown(given),
                        FeedUrl.ALLOWED);
            }
            feeds.putIfAbsent(FeedList.identity(url), feed(url, outline, publishers));
        }
        if (feeds.isEmpty()) {
            throw new InvalidInput(
                    path.toString(),
                    "",
                    "no outline with an xmlUrl",
                    "OPML with at least one feed");
        }
        return List.copyOf(feeds.values());
    }

    private static Document document(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            if (Files.size(path) > LARGEST_BYTES) {
                throw new InvalidInput(
                        path.toString(), "", Files.size(path) + " bytes", ALLOWED_FILE);
            }
            return Jsoup.parse(in, null, "", Parser.xmlParser());
        } catch (IOException e) {
            throw new InvalidInput(
                    path.toString(), "", "cannot be read: " + FileProblem.of(e), ALLOWED_FILE);
        }
    }

    private static Feed feed(String url, Element outline, Publishers publishers) {
        String title = attribute(outline, "title").strip();
        String text = title.isEmpty() ? attribute(outline, "text").strip() : title;
        String site = attribute(outline, "htmlUrl").strip();
        String page = site.isEmpty() ? url : site;
        Publisher publisher = publishers.publisherOf(page, null);
        SourceClass sourceClass = publisher.sourceClass();
        return new Feed(
                url,
                text.isEmpty() ? publisher.name() : text,
                publisher.name(),
                sourceClass,
                language(attribute(outline, "language"), text),
                false,
                null);
    }

    private static Language language(String tag, String title) {
        return switch (tag.toLowerCase(Locale.ROOT).replaceFirst("[-_].*", "").strip()) {
            case "ja" -> Language.JA;
            case "en" -> Language.EN;
            case "", "unknown" -> Languages.of(title);
            default -> Language.OTHER;
        };
    }

    /** By its name in any case: exports differ in theirs. */
    private static String attribute(Element outline, String name) {
        return outline.attributes().getIgnoreCase(name);
    }
}
