package dev.tidemark.classify;

import java.util.ArrayList;
import java.util.List;

/**
 * One spelled-out pattern: literal parts with gaps between them.
 *
 * <p>No regular expressions: a literal can be searched for together with thousands of others in one
 * pass, and a newsroom's typing error cannot make a search run for ever.
 */
record CuePattern(List<Part> parts) {
    private static final int WIDE_GAP = 14;
    private static final int LATIN_GAP = 30;

    /** No gap reaches over it: another clause says something else. */
    private static final char CLAUSE = '、';

    /** Nor over these, unless they are a part of it: to publish no weights is not to publish weights. */
    private static final List<String> DENIALS =
            List.of(" no ", " not ", " never ", " yet ", " nothing ", " none ", " little ");

    private static final List<String> MORE = List.of(" not just ", " not only ", " not merely ");

    /** A literal; open when letters may follow it. */
    record Part(String text, boolean open) {
        boolean stands(String in, int at) {
            return in.startsWith(text, at) && fits(in, at);
        }

        /** In a longer Latin word, and in 非公開 and 未公開, where 公開 is a part of what says the opposite. */
        private static boolean goesOn(char before, char first) {
            return Folding.isLatin(first)
                    ? Folding.isLatin(before)
                    : (before == '非' || before == '未')
                            && Character.UnicodeScript.of(first) == Character.UnicodeScript.HAN;
        }

        /** True when the literal, known to stand here, is not merely a part of a longer word. */
        boolean fits(String in, int at) {
            int end = at + text.length();
            boolean begins = at == 0 || !goesOn(in.charAt(at - 1), text.charAt(0));
            boolean ends =
                    open
                            || end == in.length()
                            || !Folding.isLatin(text.charAt(text.length() - 1))
                            || !Folding.isLatin(in.charAt(end));
            return begins && ends;
        }
    }

    /** What a pattern lacks, in words for the user; empty when it is well formed. */
    static String fault(String pattern) {
        if (pattern.replaceAll("\\([^()]*\\)", "").matches(".*[()|].*")) {
            return "a closing bracket for every opening one, and choices within brackets only";
        }
        boolean hollow =
                expand(pattern).stream()
                        .flatMap(one -> one.parts.stream())
                        .anyMatch(part -> part.text.isEmpty());
        return hollow ? "words on both sides of a gap" : "";
    }

    /** Writes out the choices of a pattern that has no fault. */
    static List<CuePattern> expand(String pattern) {
        List<String> spelled = new ArrayList<>(List.of(""));
        int at = 0;
        while (at < pattern.length()) {
            int open = pattern.indexOf('(', at);
            int close = open < 0 ? -1 : pattern.indexOf(')', open);
            append(spelled, List.of(pattern.substring(at, open < 0 ? pattern.length() : open)));
            if (open >= 0) {
                append(spelled, List.of(pattern.substring(open + 1, close).split("\\|", -1)));
            }
            at = open < 0 ? pattern.length() : close + 1;
        }
        return spelled.stream().map(CuePattern::literal).toList();
    }

    private static void append(List<String> spelled, List<String> choices) {
        List<String> before = List.copyOf(spelled);
        spelled.clear();
        for (String head : before) {
            choices.forEach(choice -> spelled.add(head + choice));
        }
    }

    private static CuePattern literal(String spelled) {
        List<Part> parts = new ArrayList<>();
        String gapped = spelled.replace("~ *", "~*").replace("~ ", "~*");
        for (String raw : gapped.split("\\*", -1)) {
            String text = raw.strip();
            boolean open = text.endsWith("~");
            text = open ? text.substring(0, text.length() - 1) : text;
            parts.add(new Part(text, open));
        }
        return new CuePattern(List.copyOf(parts));
    }

    /** Where a match ends whose first part stands at the given place; -1 for none. */
    int matchEnd(String in, int at, int limit) {
        Part first = parts.get(0);
        if (!first.fits(in, at)) {
            return -1;
        }
        int end = wordEnd(first, in, at + first.text().length(), limit);
        for (Part part : parts.subList(1, parts.size())) {
            int gap = part.text().charAt(0) < 0x80 ? LATIN_GAP : WIDE_GAP;
            int last = Math.min(end + gap, limit - part.text().length());
            int next = end;
            while (next <= last && !part.stands(in, next)) {
                if (in.charAt(next) == CLAUSE
                        || (isDenied(in, next) && !part.stands(in, next + 1))) {
                    return -1;
                }
                next++;
            }
            if (next > last) {
                return -1;
            }
            end = wordEnd(part, in, next + part.text().length(), limit);
        }
        return end <= limit ? end : -1;
    }

    private static boolean isDenied(String in, int at) {
        return in.charAt(at) == ' '
                && DENIALS.stream().anyMatch(word -> in.startsWith(word, at))
                && MORE.stream().noneMatch(word -> in.startsWith(word, at));
    }

    private static int wordEnd(Part part, String in, int from, int limit) {
        int end = from;
        while (part.open() && end < limit && Character.isLetter(in.charAt(end))) {
            end++;
        }
        return end;
    }
}
