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
    private static final int REPLACEMENT = 0xFFFD;

    private HtmlText() {}

    /**
     * The text that a reader sees, paragraphs apart by one line break.
     *
     * <p>A text without markup or entities comes back as it is, character for character, so that
     * offsets into it hold in what the feed sent; only control characters become spaces or line
     * breaks, and zero-width marks go. Line breaks of markup count only where no element makes any.
     *
     * @param html plain text, HTML, or anything in between
     */
    public static String plain(String html) {
        boolean marked = html.indexOf('<') >= 0 || html.indexOf('&') >= 0;
        return marked ? fold(read(html)) : verbatim(html);
    }

    /**
     * The same as one line, as titles need it.
     *
     * @param html plain text, HTML, or anything in between
     */
    public static String line(String html) {
        return plain(html).replace('\n', ' ');
    }

    /**
     * Markup that {@link #plain} reads back as the text given: for plain text that goes where markup is allowed.
     *
     * @param text what {@link #plain} or {@link #line} gave
     */
    public static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String read(String html) {
        Parser parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
        Element body = Jsoup.parse(html, "", parser).body();
        Reader reader = new Reader(hasBreak(body));
        body.traverse(reader);
        return reader.text.toString();
    }

    private static boolean hasBreak(Element body) {
        return body.stream().anyMatch(element -> element != body && breaks(element));
    }

    /** True for what starts a new line; scripts and styles are blocks by name, but nobody sees them. */
    private static boolean breaks(Element element) {
        return element.normalName().equals("br")
                || (element.isBlock() && !DROPPED.contains(element.normalName()));
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
            if (breaks(element)) {
                text.append('\n');
            } else if (element.normalName().equals("td") || element.normalName().equals("th")) {
                text.append(' ');
            }
        }
    }

    private static String verbatim(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        raw.codePoints()
                .filter(c -> !isInvisible(c))
                .map(c -> isSurrogate(c) ? REPLACEMENT : c)
                .map(c -> isBreak(c) ? '\n' : Character.isISOControl(c) ? ' ' : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    /** Runs of white space become one space, or one line break where they hold one. */
    private static String fold(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        int[] pending = {0};
        verbatim(raw)
                .codePoints()
                .forEach(
                        c -> {
                            if (c == '\n') {
                                pending[0] = '\n';
                            } else if (isSpace(c)) {
                                pending[0] = pending[0] == '\n' ? '\n' : ' ';
                            } else {
                                if (pending[0] != 0 && !out.isEmpty()) {
                                    out.appendCodePoint(pending[0]);
                                }
                                pending[0] = 0;
                                out.appendCodePoint(c);
                            }
                        });
        return out.toString();
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    private static boolean isBreak(int c) {
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029' || c == '\u0085';
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }

    /** Zero-width marks that would break words apart for matching and show nothing. */
    private static boolean isInvisible(int c) {
        return c == '\u200B' || c == '\u2060' || c == '\uFEFF' || c == '\u00AD';
    }
}
