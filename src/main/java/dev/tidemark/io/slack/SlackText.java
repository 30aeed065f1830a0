package dev.tidemark.io.slack;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Text from feeds made safe for Slack: what it shows is what was written, and nothing in it acts.
 *
 * <p>Control characters, bidirectional overrides and other invisible characters go, white space
 * becomes single spaces, {@code & < >} become entities, so that no mention, channel or link can be
 * forged. The limits are in UTF-16 units of the result, entities included; a cut text ends in "…"
 * and never in half an entity or half a character.
 */
final class SlackText {
    private static final String ELLIPSIS = "…";
    private static final char ZERO_WIDTH_SPACE = '\u200B';
    private static final int LONGEST_ADDRESS = 1_500;

    private SlackText() {}

    /** For a field of type {@code plain_text}, in which Slack reads entities but no markup. */
    static String plain(String raw, int limit) {
        return fit(raw, limit, SlackText::escaped);
    }

    /**
     * For a field of type {@code mrkdwn} and for a message's {@code text}: Slack has no escape for its
     * own markup, so zero-width spaces take {@code * _ ~ `} and {@code : @} their force.
     */
    static String inMarkup(String raw, int limit) {
        return fit(
                raw,
                limit,
                point ->
                        switch (point) {
                            case '*', '_', '~', '`' ->
                                    "" + ZERO_WIDTH_SPACE + (char) point + ZERO_WIDTH_SPACE;
                            case ':', '@' -> "" + (char) point + ZERO_WIDTH_SPACE;
                            default -> escaped(point);
                        });
    }

    /** A link for {@code mrkdwn} under a label of at most 200 units; the label alone unless the address is plain http(s). */
    static String link(@Nullable String address, String label) {
        String shown = inMarkup(label, 200);
        String safe = address == null ? null : address(address);
        // "|" would end the address in Slack's link form; the label is behind it.
        return safe == null ? shown : "<" + safe + "|" + shown.replace('|', '¦') + ">";
    }

    private static @Nullable String address(String raw) {
        try {
            URI uri = new URI(raw);
            boolean web =
                    "https".equalsIgnoreCase(uri.getScheme())
                            || "http".equalsIgnoreCase(uri.getScheme());
            if (!web || uri.getHost() == null || uri.getUserInfo() != null) {
                return null;
            }
            String escaped = uri.toASCIIString().replace("&", "&amp;");
            return escaped.length() <= LONGEST_ADDRESS ? escaped : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static String fit(String raw, int limit, IntFunction<String> written) {
        StringBuilder out = new StringBuilder();
        int withEllipsis = 0;
        boolean gap = false;
        for (int i = 0; i < raw.length(); ) {
            int point = raw.codePointAt(i);
            i += Character.charCount(point);
            if (isSpace(point)) {
                gap = !out.isEmpty();
                continue;
            }
            if (isInvisible(point)) {
                continue;
            }
            String piece = (gap ? " " : "") + written.apply(point);
            gap = false;
            if (out.length() + piece.length() > limit) {
                out.setLength(withEllipsis);
                return out.append(ELLIPSIS).toString();
            }
            out.append(piece);
            if (out.length() < limit) {
                withEllipsis = out.length();
            }
        }
        return out.toString();
    }

    private static String escaped(int point) {
        return switch (point) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            default ->
                    Character.getType(point) == Character.SURROGATE
                            ? "\uFFFD"
                            : Character.toString(point);
        };
    }

    private static boolean isSpace(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.isISOControl(point);
    }

    /** Format characters, overrides of direction among them; the joiners stay: emoji and scripts need them. */
    private static boolean isInvisible(int point) {
        boolean joiner = point == 0x200C || point == 0x200D;
        return Character.getType(point) == Character.FORMAT && !joiner;
    }
}
