package dev.tidemark.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds marks ahead. What was found, or found missing, is remembered, so that no part is searched twice for a mark. */
final class Endings {
    /** The ends of elements that hold text in feeds. */
    private static final Pattern ELEMENT =
            Pattern.compile(
                    "</(?:title|link|guid|id|pubdate|description|summary|content|content:encoded|dc:[a-z]+"
                            + "|item|entry|channel)\\s*>",
                    Pattern.CASE_INSENSITIVE);

    private final String source;
    private final Map<String, Integer> next = new HashMap<>();

    Endings(String source) {
        this.source = source;
    }

    /**
     * The next offset of a mark; -1 when there is none.
     *
     * @param from not before that of an earlier call
     */
    int find(String mark, int from) {
        Integer known = next.get(mark);
        if (known != null && (known < 0 || known >= from)) {
            return known;
        }
        int found = source.indexOf(mark, from);
        next.put(mark, found);
        return found;
    }

    /** Where the first element of a feed ends between two offsets; {@code to} when none does. */
    static int ofElement(String source, int from, int to) {
        Matcher end = ELEMENT.matcher(source).region(from, to);
        return end.find() ? end.start() : to;
    }
}
