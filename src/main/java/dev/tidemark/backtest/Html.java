package dev.tidemark.backtest;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page as it grows. Every text and every attribute is escaped here, and what could turn the direction of reading is a
 * space, so that nothing a feed says can be more than text. Not safe to share between threads.
 */
final class Html {
    private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\u200d]]+");

    private final StringBuilder page = new StringBuilder();

    /** Opens an element; attributes as name, value, name, value. */
    Html open(String tag, String... attributes) {
        page.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            page.append(' ').append(attributes[i]).append("=\"");
            page.append(escaped(attributes[i + 1])).append('"');
        }
        page.append('>');
        return this;
    }

    Html close(String tag) {
        page.append("</").append(tag).append(">\n");
        return this;
    }

    Html text(String text) {
        page.append(escaped(text));
        return this;
    }

    /** An element that holds text alone. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /** A row of cells. */
    Html row(String cell, String... texts) {
        open("tr");
        for (String text : texts) {
            element(cell, text);
        }
        return close("tr");
    }

    /** Opens a table that scrolls by itself where the screen is narrow, with its header. */
    Html openTable(String... columns) {
        open("div", "class", "wide").open("table").open("thead").row("th", columns);
        return close("thead").open("tbody");
    }

    Html closeTable() {
        return close("tbody").close("table").close("div");
    }

    /** A link where the address is one of the web, else the text alone. Nothing is asked for before a click. */
    Html link(String text, @Nullable String url) {
        if (url == null || !url.matches("(?i)https?://\\S+")) {
            return text(text);
        }
        return element("a", text, "href", url, "rel", "noopener noreferrer nofollow");
    }

    /** Puts what is known to be markup, or the content of a style element. */
    Html markup(String trusted) {
        page.append(trusted);
        return this;
    }

    private static String escaped(String text) {
        return STEERING.matcher(text)
                .replaceAll(" ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
