package dev.tidemark.feed;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Cuts a text into tags and character data, whatever it is.
 *
 * <p>Well-formed XML gives what any reader gives. Of the rest it takes what is there and notes the fault; it never
 * throws, and never asks whether tags fit each other. A DOCTYPE is read past, comments and processing instructions too.
 * Works in time linear in the source: nothing is searched for again that was not found before.
 */
final class XmlScanner {
    /** A name longer than this is text that follows a stray mark. */
    private static final int LONGEST_NAME = 100;

    /** What was found. */
    enum Token {
        START,
        END,
        TEXT,
        END_OF_FILE
    }

    private final String source;
    private final XmlFaults faults;
    private final Endings endings;
    private int at;
    private int start;
    private String name = "";
    private String text = "";
    private Map<String, String> attributes = Map.of();
    private boolean empty;
    private boolean declared;

    XmlScanner(String source, XmlFaults faults) {
        this.source = source;
        this.faults = faults;
        endings = new Endings(source);
    }

    /** Goes to the next token. */
    Token next() {
        while (at < source.length()) {
            start = at;
            if (source.charAt(at) != '<') {
                return text(at);
            }
            if (source.startsWith("<!--", at)) {
                pass("-->", "a comment");
            } else if (source.startsWith("<![CDATA[", at)) {
                return section();
            } else if (source.startsWith("<?", at)) {
                pass("?>", "a processing instruction");
            } else if (source.startsWith("<!", at)) {
                declaration();
            } else if (source.startsWith("</", at) && isNameStart(at + 2)) {
                return endTag();
            } else if (isNameStart(at + 1)) {
                return startTag();
            } else {
                faults.note(at, "a stray <");
                return text(at + 1);
            }
        }
        start = at;
        return Token.END_OF_FILE;
    }

    /** The name of the tag, prefix included, in lower case. */
    String name() {
        return name;
    }

    /** The attributes of the start tag by name, prefix included, in lower case. */
    Map<String, String> attributes() {
        return attributes;
    }

    /** True for a start tag that is its own end. */
    boolean isEmpty() {
        return empty;
    }

    /** The character data, decoded. */
    String text() {
        return text;
    }

    /** Where the token starts. */
    int start() {
        return start;
    }

    /** Where the token ends. */
    int end() {
        return at;
    }

    private Token text(int searchFrom) {
        int end = source.indexOf('<', searchFrom);
        at = end < 0 ? source.length() : end;
        text = XmlText.decode(source, start, at, faults);
        return Token.TEXT;
    }

    private Token section() {
        int from = at + "<![CDATA[".length();
        int end = endings.find("]]>", from);
        int nested = endings.find("<![CDATA[", from);
        if (end >= 0 && (nested < 0 || nested > end)) {
            at = end + "]]>".length();
        } else {
            // The end that follows is another section's, if any: this one ends where its element
            // does.
            faults.note(start, "a CDATA section without an end");
            end = Endings.ofElement(source, from, nested < 0 ? source.length() : nested);
            at = end;
        }
        text = source.substring(from, end);
        return Token.TEXT;
    }

    /** A document has one DOCTYPE; whatever else starts like one ends at the next mark. */
    private void declaration() {
        int end = declared ? -1 : Doctype.end(source, at);
        declared = true;
        if (end < 0) {
            pass(">", "a declaration");
        } else {
            at = end;
        }
    }

    private void pass(String ending, String what) {
        int end = endings.find(ending, at + 2);
        if (end < 0) {
            faults.note(at, what + " without an end");
            end = endings.find(">", at);
            at = end < 0 ? source.length() : end + 1;
        } else {
            at = end + ending.length();
        }
    }

    private Token endTag() {
        at += 2;
        name = readName();
        int end = at;
        while (end < source.length() && source.charAt(end) != '>' && source.charAt(end) != '<') {
            end++;
        }
        boolean closed = end < source.length() && source.charAt(end) == '>';
        if (!closed) {
            faults.note(start, "</" + name + " without >");
        }
        at = closed ? end + 1 : end;
        return Token.END;
    }

    private Token startTag() {
        at++;
        name = readName();
        empty = false;
        attributes = Map.of();
        while (true) {
            skipSpace();
            if (at >= source.length() || source.charAt(at) == '<') {
                faults.note(start, "<" + name + " without >");
                return Token.START;
            }
            char c = source.charAt(at);
            if (c == '>') {
                at++;
                return Token.START;
            }
            if (c == '/') {
                at++;
                empty = at < source.length() && source.charAt(at) == '>';
            } else if (isNameStart(at)) {
                attribute();
            } else {
                faults.note(at, "a stray mark in <" + name + ">");
                at++;
            }
        }
    }

    private void attribute() {
        String key = readName();
        skipSpace();
        String value = "";
        if (at < source.length() && source.charAt(at) == '=') {
            at++;
            skipSpace();
            value = value();
        } else {
            faults.note(at, key + " without a value");
        }
        if (attributes.isEmpty()) {
            attributes = new LinkedHashMap<>();
        }
        if (attributes.putIfAbsent(key, value) != null) {
            faults.note(at, key + " twice in <" + name + ">");
        }
    }

    private String value() {
        char quote = at < source.length() ? source.charAt(at) : ' ';
        boolean quoted = quote == '"' || quote == '\'';
        int from = quoted ? at + 1 : at;
        int end = from;
        while (end < source.length() && !endsValue(source.charAt(end), quoted, quote)) {
            end++;
        }
        boolean closed = quoted && end < source.length() && source.charAt(end) == quote;
        if (!closed) {
            faults.note(at, "an attribute of <" + name + "> without quotes");
            // Without its closing quote the value ends where the tag does.
            int tag = source.substring(from, end).indexOf('>');
            end = tag >= 0 ? from + tag : end;
        }
        at = closed ? end + 1 : end;
        return XmlText.decode(source, from, end, faults);
    }

    private static boolean endsValue(char c, boolean quoted, char quote) {
        return quoted ? c == quote || c == '<' : c == '>' || c == '<' || Character.isWhitespace(c);
    }

    private void skipSpace() {
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
    }

    private String readName() {
        int from = at;
        while (at < source.length() && isNamePart(source.charAt(at)) && at - from < LONGEST_NAME) {
            at++;
        }
        return source.substring(from, at).toLowerCase(Locale.ROOT);
    }

    private boolean isNameStart(int index) {
        return index < source.length()
                && (Character.isLetter(source.charAt(index)) || source.charAt(index) == '_');
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == ':' || c == '-' || c == '_' || c == '.';
    }
}
