package dev.tidemark.feed;

import org.jsoup.nodes.Entities;
import org.jspecify.annotations.Nullable;

/**
 * Character data of XML, decoded.
 *
 * <p>Entities are those of XML and HTML, no others: what a DOCTYPE declares is not known here, and stays in the text as
 * it is written. A reference needs its semicolon, or {@code ?a=1&copy=2} would become another address.
 */
final class XmlText {
    private static final int LONGEST_REFERENCE = 34;
    private static final String XML_NAMES = " amp lt gt quot apos ";

    private XmlText() {}

    /** Decodes a part of the source, and notes what is not allowed in XML. */
    static String decode(String source, int from, int to, XmlFaults faults) {
        int special = from;
        while (special < to && isPlain(source.charAt(special))) {
            special++;
        }
        if (special == to) {
            return source.substring(from, to);
        }
        StringBuilder text = new StringBuilder(to - from);
        text.append(source, from, special);
        for (int i = special; i < to; ) {
            char c = source.charAt(i);
            if (c == '&') {
                i = reference(source, i, to, text, faults);
            } else {
                if (!isPlain(c)) {
                    faults.note(i, "a control character");
                }
                text.append(c);
                i++;
            }
        }
        return text.toString();
    }

    private static boolean isPlain(char c) {
        return c != '&' && (c >= ' ' || c == '\n' || c == '\r' || c == '\t');
    }

    /** Appends what a reference stands for, or the mark itself where there is none; returns where to go on. */
    private static int reference(
            String source, int at, int to, StringBuilder text, XmlFaults faults) {
        int end = at + 1;
        int limit = Math.min(to, at + LONGEST_REFERENCE);
        while (end < limit && isName(source.charAt(end))) {
            end++;
        }
        if (end == at + 1 || end >= to || source.charAt(end) != ';') {
            faults.note(at, "a stray &");
            text.append('&');
            return at + 1;
        }
        String name = source.substring(at + 1, end);
        String meaning = name.charAt(0) == '#' ? character(name) : entity(name);
        if (meaning == null) {
            faults.note(at, "an unknown reference &" + name + ";");
            text.append('&');
            return at + 1;
        }
        if (name.charAt(0) != '#' && !XML_NAMES.contains(" " + name + " ")) {
            faults.note(at, "&" + name + "; is HTML's, not XML's");
        }
        text.append(meaning);
        return end + 1;
    }

    private static boolean isName(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '#';
    }

    private static @Nullable String entity(String name) {
        if (name.equals("apos")) {
            return "'";
        }
        String meaning = Entities.getByName(name);
        return meaning.isEmpty() ? null : meaning;
    }

    /** The character of {@code #233} or {@code #xE9}; null for what no text can hold. */
    private static @Nullable String character(String name) {
        boolean hex = name.length() > 1 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
        String digits = name.substring(hex ? 2 : 1);
        if (digits.isEmpty() || digits.length() > 8) {
            return null;
        }
        try {
            int code = Integer.parseUnsignedInt(digits, hex ? 16 : 10);
            if (code >= 0x80 && code <= 0x9f) { // as browsers do: meant are windows-1252's
                return new String(new byte[] {(byte) code}, CharsetNames.WESTERN);
            }
            boolean text =
                    code == '\n'
                            || code == '\r'
                            || code == '\t'
                            || (code >= ' '
                                    && Character.isValidCodePoint(code)
                                    && (code < 0xd800 || code > 0xdfff));
            return text ? Character.toString(code) : null;
        } catch (NumberFormatException e) {
            return null; // letters where digits belong
        }
    }
}
