package dev.tidemark.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Splits Japanese and English text into sentences, offsets kept.
 *
 * <p>A sentence ends at 。！？ outside of closed brackets, at a full stop that ends no abbreviation
 * and no number, and always at a line break. What is longer than {@value #LONGEST} units is cut at
 * the last comma or space before: nothing downstream sees an unbounded sentence. Thread-safe.
 */
public final class Sentences {
    /** Longest sentence, in UTF-16 units. */
    public static final int LONGEST = 1_000;

    private static final Set<String> ABBREVIATIONS =
            Set.of(
                    "inc", "corp", "co", "ltd", "llc", "mr", "mrs", "ms", "dr", "prof", "st", "no",
                    "vs", "v", "ver", "jr", "sr", "gov", "sen", "rep", "jan", "feb", "mar", "apr",
                    "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "e.g", "i.e", "cf",
                    "al", "approx", "fig", "dept", "est", "a.m", "p.m");

    private static final Pattern INITIALS = Pattern.compile("(?:\\p{L}\\.)*\\p{L}");
    private static final String OPENERS = "「『（(〈《【[“";
    private static final String CLOSERS = "」』）)〉》】]”";
    private static final String ENDERS = "。！？!?．｡";

    private Sentences() {}

    /**
     * The sentences in order, without the white space around them; empty ones are left out.
     *
     * @param text any text
     */
    public static List<Span> of(String text) {
        List<Span> found = new ArrayList<>();
        int line = 0;
        while (line < text.length()) {
            int end = text.indexOf('\n', line);
            end = end < 0 ? text.length() : end;
            splitLine(text, line, end, found);
            line = end + 1;
        }
        return found;
    }

    private static void splitLine(String text, int from, int to, List<Span> found) {
        int closing = lastCloser(text, from, to);
        int depth = 0;
        int start = from;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (OPENERS.indexOf(c) >= 0 && i < closing) {
                depth++;
            } else if (CLOSERS.indexOf(c) >= 0) {
                depth = Math.max(0, depth - 1);
            }
            // A bracket that never closes must not swallow the rest of the line.
            boolean inside = depth > 0 && i < closing;
            if (!inside && endsSentence(text, i, to)) {
                int end = i + 1;
                while (end < to && (isEnder(text.charAt(end)) || isCloser(text.charAt(end)))) {
                    end++;
                }
                add(text, start, end, found);
                start = end;
                i = end - 1;
            }
        }
        add(text, start, to, found);
    }

    private static int lastCloser(String text, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (isCloser(text.charAt(i))) {
                return i;
            }
        }
        return from;
    }

    private static boolean endsSentence(String text, int i, int to) {
        char c = text.charAt(i);
        if (c == '.') {
            return isFullStop(text, i, to);
        }
        if (c == '!' || c == '?') {
            // "Yahoo!ニュース" and "key?value" go on; a question ends before a space or a wide letter.
            return i + 1 >= to || !isAsciiWord(text.charAt(i + 1));
        }
        return ENDERS.indexOf(c) >= 0;
    }

    private static boolean isFullStop(String text, int i, int to) {
        int after = i + 1;
        while (after < to && "\"')”’」』".indexOf(text.charAt(after)) >= 0) {
            after++;
        }
        if (after < to && !Character.isWhitespace(text.charAt(after))) {
            return false;
        }
        int next = after;
        while (next < to && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        if (next >= to) {
            return true;
        }
        if (Character.isLowerCase(text.charAt(next))) {
            return false;
        }
        int word = i;
        while (word > 0
                && i - word < 12
                && (Character.isLetter(text.charAt(word - 1)) || text.charAt(word - 1) == '.')) {
            word--;
        }
        String before = text.substring(word, i);
        return !ABBREVIATIONS.contains(before.toLowerCase(java.util.Locale.ROOT))
                && !(before.length() <= 7 && INITIALS.matcher(before).matches());
    }

    private static void add(String text, int from, int to, List<Span> found) {
        int start = from;
        int end = to;
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        while (end - start > LONGEST) {
            int cut = cut(text, start);
            add(text, start, cut, found);
            start = cut;
        }
        if (end > start) {
            found.add(new Span(start, end));
        }
    }

    private static int cut(String text, int start) {
        int limit = start + LONGEST;
        for (int i = limit; i > start + LONGEST / 2; i--) {
            if ("、，, 　。".indexOf(text.charAt(i - 1)) >= 0) {
                return i;
            }
        }
        return Character.isLowSurrogate(text.charAt(limit)) ? limit - 1 : limit;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || c == '\u00A0' || Character.isISOControl(c);
    }

    private static boolean isEnder(char c) {
        return c == '.' || ENDERS.indexOf(c) >= 0;
    }

    private static boolean isCloser(char c) {
        return CLOSERS.indexOf(c) >= 0;
    }

    private static boolean isAsciiWord(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }
}
