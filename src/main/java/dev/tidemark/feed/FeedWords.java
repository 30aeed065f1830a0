package dev.tidemark.feed;

import dev.tidemark.text.HtmlText;

/** A feed's HTML as plain text of bounded length. */
final class FeedWords {
    /** Markup may be this many times as long as the text in it; what is beyond is not read. */
    private static final int MARKUP = 10;

    private FeedWords() {}

    /** One line without space around it. */
    static String line(String html, int maxChars) {
        return cut(HtmlText.line(cut(html, maxChars * MARKUP)).strip(), maxChars);
    }

    /** Paragraphs apart by one line break, without space around them. */
    static String plain(String html, int maxChars) {
        return cut(HtmlText.plain(cut(html, maxChars * MARKUP)).strip(), maxChars);
    }

    private static String cut(String text, int units) {
        if (text.length() <= units) {
            return text;
        }
        boolean halves = Character.isHighSurrogate(text.charAt(units - 1));
        return text.substring(0, halves ? units - 1 : units).stripTrailing();
    }
}
