package dev.tidemark.feed;

import java.util.regex.Pattern;

/** XHTML as it stands in a feed, made HTML: prefixes go, and CDATA, which HTML does not know, becomes text. */
final class Markup {
    private static final String OPEN = "<![CDATA[";
    private static final String CLOSE = "]]>";
    private static final Pattern PREFIX = Pattern.compile("<(/?)[A-Za-z][A-Za-z0-9]{0,20}:");

    private Markup() {}

    static String html(String xhtml) {
        return PREFIX.matcher(withoutSections(xhtml)).replaceAll("<$1");
    }

    private static String withoutSections(String xhtml) {
        int open = xhtml.indexOf(OPEN);
        if (open < 0) {
            return xhtml;
        }
        StringBuilder html = new StringBuilder(xhtml.length());
        int done = 0;
        while (open >= 0) {
            int from = open + OPEN.length();
            int close = xhtml.indexOf(CLOSE, from);
            int to = close < 0 ? xhtml.length() : close;
            html.append(xhtml, done, open)
                    .append(xhtml.substring(from, to).replace("&", "&amp;").replace("<", "&lt;"));
            done = close < 0 ? to : to + CLOSE.length();
            open = xhtml.indexOf(OPEN, done);
        }
        return html.append(xhtml, done, xhtml.length()).toString();
    }
}
