package dev.tidemark.article;

import dev.tidemark.text.HtmlText;
import java.util.List;
import java.util.regex.Pattern;
import net.dankito.readability4j.Readability4J;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * What a page says apart from everything around it.
 *
 * <p>Found by Readability4J, a port of the algorithm behind Firefox's reader view. It takes time by elements, depth and
 * rounds: a page of 5 MB whose 100,000 divisions hold nothing kept it busy for minutes. So what nobody reads is taken out
 * before, empty elements among it, and depth, length and number of elements are bounded; the worst page found within those
 * bounds takes about a second.
 *
 * @param headlines what the page calls itself, in its title, its metadata and its first heading
 * @param text paragraphs apart by one line break; empty where nothing looks like an article
 * @param linked how much of the text is links, 0 to 1
 * @param locked whether the page says that it is not free to read
 */
public record MainText(String headlines, String text, double linked, boolean locked) {
    static final int MOST_CHARACTERS = 3_000_000;
    private static final int MOST_TAGS = 40_000;
    private static final int MOST_ELEMENTS = 6_000;
    private static final int DEEPEST = 48;

    private static final String UNSEEN =
            "script, style, noscript, template, svg, math, iframe, object, embed, canvas, video, audio, picture, img,"
                    + " button, select, nav, aside, footer, dialog, link, meta, [hidden], [aria-hidden=true],"
                    + " [role=dialog], [role=navigation], [role=complementary]";

    /** Unless the article is inside: some sites have one form around everything. */
    private static final String BANNERS =
            "form, [id~=(?i)(?:cookie|consent|gdpr|onetrust|newsletter|paywall)],"
                    + " [class~=(?i)(?:cookie|consent|gdpr|onetrust|newsletter|paywall)]";

    private static final Pattern NOT_FREE =
            Pattern.compile("\"isAccessibleForFree\"\\s{0,9}:\\s{0,9}\"?(?i:false)");

    /** The page has more to it than is read here; the message says what. */
    static final class TooMuch extends Exception {
        private static final long serialVersionUID = 1L;

        TooMuch(String what) {
            super(what);
        }
    }

    /**
     * Reads a page; bounded in time and memory whatever it holds.
     *
     * @throws TooMuch when it is too long or has too many elements
     */
    static MainText of(String html) throws TooMuch {
        if (html.length() > MOST_CHARACTERS) {
            throw new TooMuch("longer than " + MOST_CHARACTERS + " characters");
        }
        if (html.chars().filter(c -> c == '<').count() > MOST_TAGS) {
            throw new TooMuch("more than " + MOST_TAGS + " tags");
        }
        Document page = Jsoup.parse(html, "", Parser.htmlParser().setMaxDepth(DEEPEST));
        String headlines = headlines(page);
        boolean locked =
                page.select("script[type=application/ld+json]").stream()
                        .anyMatch(data -> NOT_FREE.matcher(data.data()).find());
        clean(page);
        if (page.getAllElements().size() > MOST_ELEMENTS) {
            throw new TooMuch("more than " + MOST_ELEMENTS + " elements");
        }
        Element found = new Readability4J("", page).parse().getArticleContent();
        if (found == null) {
            return new MainText(headlines, "", 0, locked);
        }
        String text = HtmlText.plain(found.html());
        int links = found.select("a").stream().mapToInt(link -> link.text().length()).sum();
        return new MainText(
                headlines, text, text.isEmpty() ? 0 : (double) links / text.length(), locked);
    }

    private static String headlines(Document page) {
        Element heading = page.selectFirst("h1");
        Element shared = page.selectFirst("meta[property=og:title]");
        return HtmlText.line(
                String.join(
                        "\n",
                        List.of(
                                HtmlText.escaped(page.title()),
                                shared == null ? "" : HtmlText.escaped(shared.attr("content")),
                                heading == null ? "" : HtmlText.escaped(heading.text()))));
    }

    private static void clean(Document page) {
        page.body().select(UNSEEN).remove();
        page.body().select(BANNERS).stream()
                .filter(element -> element.selectFirst("h1, article, main") == null)
                .filter(element -> element != page.body())
                .toList()
                .forEach(Element::remove);
        page.body()
                .select("form")
                .tagName("div"); // with the article inside: the reader would drop it
        prune(page.body());
    }

    /** Takes out what holds no letter; bounded in depth, as the page is. From the end: the rest need not move up. */
    private static boolean prune(Element element) {
        boolean holds = element.normalName().equals("br");
        for (int i = element.childNodeSize() - 1; i >= 0; i--) {
            Node node = element.childNode(i);
            boolean kept =
                    node instanceof Element child
                            ? prune(child)
                            : node instanceof TextNode text && !text.isBlank();
            if (!kept && node instanceof Element) {
                node.remove();
            }
            holds |= kept;
        }
        return holds;
    }
}
