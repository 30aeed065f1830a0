package dev.tidemark.cli;

import java.util.regex.Pattern;

/** Makes text from elsewhere fit for a terminal: no control, no change of reading direction, one line. */
final class TerminalText {
    private static final Pattern STEERING =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\s]+");

    private TerminalText() {}

    /** One line of text. */
    static String line(String text) {
        return STEERING.matcher(text).replaceAll(" ").strip();
    }

    /** One line of at most {@code most} characters, cut with an ellipsis. */
    static String line(String text, int most) {
        String line = line(text);
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
    }
}
