package dev.tidemark.cli;

import dev.tidemark.feed.FeedEntry;
import dev.tidemark.feed.ParsedFeed;
import dev.tidemark.model.DateQuality;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was found in a feed, as one line for a person. */
final class FeedHealthText {
    private FeedHealthText() {}

    /**
     * The line.
     *
     * @param name of the feed: its file or address
     */
    static String of(String name, ParsedFeed feed) {
        Map<DateQuality, Long> dates =
                feed.entries().stream()
                        .collect(
                                Collectors.groupingBy(
                                        FeedEntry::dateQuality,
                                        TreeMap::new,
                                        Collectors.counting()));
        String quality =
                dates.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey().word())
                        .collect(Collectors.joining(", "));
        return TerminalText.line(
                name
                        + ": "
                        + feed.format().title()
                        + ", "
                        + feed.encoding()
                        + " (by "
                        + feed.encodingSource().name().toLowerCase(Locale.ROOT)
                        + "), entries "
                        + feed.entries().size()
                        + ", refused "
                        + feed.refused().size()
                        + ", dates: "
                        + (quality.isEmpty() ? "none" : quality)
                        + (feed.malformed() == null ? "" : "; malformed: " + feed.malformed()));
    }
}
