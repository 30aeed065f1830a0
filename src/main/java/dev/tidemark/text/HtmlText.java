package dev.tidemark.text;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/**
 * Feed markup to plain text.
 *
 * <p>Never throws, whatever it is given, and takes time linear in its input: the markup parser runs
 * with a bounded depth. Lone surrogates become U+FFFD. Thread-safe.
 */
public final class HtmlText {
    private static final Set<String> DROPPED = Set.of("script", "style", "template", "noscript");
    private static final int MAX_DEPTH = 128;

    private HtmlText() {}

    /**
     * The text that a reader sees, paragraphs apart by one line break.
     *
     * <p>A text without markup or entities comes back as it is but for white space and control
     * characters. Line breaks of the source count only where no element makes any.
     *
     * @param html plain text, HTML, or anything in between
     */
    public static String plain(String html) {
        boolean marked = html.indexOf('<') >= 0 || html.indexOf('&') >= 0;
        return fold(marked ? read(html) : html, '\n');
    }

    /**
     * The same as one line, as titles need it.
     *
     * @param html plain text, HTML, or anything in between
     */
    public static String line(String html) {
        return plain(html).replace('\n', ' ');
    }

    private static String read(String html) {
        Parser parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
        Element body = Jsoup.parse(html, "", parser).body();
        Reader reader = new Reader(body.selectFirst("br") != null || hasBlock(body));
        body.traverse(reader);
        return reader.text.toString();
    }

    private static boolean hasBlock(Element body) {
        return body.stream().anyMatch(element -> element != body && element.isBlock());
    }

    /** Collects text in document order; white space is folded later. */
    private static final class Reader implements NodeVisitor {
        private final StringBuilder text = new StringBuilder();
        private final boolean elementsBreak;
        private int dropped;

        Reader(boolean elementsBreak) {
            this.elementsBreak = elementsBreak;
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words && dropped == 0) {
                String whole = words.getWholeText();
                text.append(elementsBreak ? whole.replace('\n', ' ') : whole);
            } else if (node instanceof Element element) {
                if (DROPPED.contains(element.normalName())) {
                    dropped++;
                }
                breakAround(element);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (DROPPED.contains(element.normalName())) {
                    dropped--;
                }
                breakAround(element);
            }
        }

        private void breakAround(Element element) {
            if (element.isBlock() || element.normalName().equals("br")) {
                text.append('\n');
            } else if (element.normalName().equals("td") || element.normalName().equals("th")) {
                text.append(' ');
            }
        }
    }

    /** Runs of white space become one space, or one line break where they hold one. */
    private static String fold(String raw, char lineBreak) {
        StringBuilder out = new StringBuilder(raw.length());
        char pending = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (isBreak(c)) {
                pending = lineBreak;
            } else if (isSpace(c)) {
                pending = pending == lineBreak ? lineBreak : ' ';
            } else if (!isInvisible(c)) {
                if (pending != 0 && !out.isEmpty()) {
                    out.append(pending);
                }
                pending = 0;
                boolean pair =
                        Character.isHighSurrogate(c)
                                && i + 1 < raw.length()
                                && Character.isLowSurrogate(raw.charAt(i + 1));
                if (pair) {
                    out.append(c).append(raw.charAt(++i));
                } else {
                    out.append(Character.isSurrogate(c) ? '\uFFFD' : c);
                }
            }
        }
        return out.toString();
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\u0085';
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }

    /** Zero-width marks that would break words apart for matching and show nothing. */
    private static boolean isInvisible(char c) {
        return c == '\u200B' || c == '\u2060' || c == '\uFEFF' || c == '\u00AD';
    }
}
