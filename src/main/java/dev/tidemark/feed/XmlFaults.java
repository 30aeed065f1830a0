package dev.tidemark.feed;

import org.jspecify.annotations.Nullable;

/** What is wrong with some markup: the first fault with its line, and how many more there are. */
final class XmlFaults {
    private final String source;
    private @Nullable String first;
    private int firstAt;
    private int count;

    XmlFaults(String source) {
        this.source = source;
    }

    /** Notes a fault at an offset of the source. */
    void note(int at, String what) {
        if (count++ == 0) {
            first = what;
            firstAt = at;
        }
    }

    /** One line; null when nothing is wrong. */
    @Nullable String summary() {
        if (count == 0) {
            return null;
        }
        long line = 1 + source.substring(0, firstAt).chars().filter(c -> c == '\n').count();
        String more = count == 1 ? "" : "; faults: " + count;
        return "line " + line + ": " + first + more;
    }
}
