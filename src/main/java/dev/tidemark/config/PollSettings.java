package dev.tidemark.config;

import java.io.Serializable;

/**
 * How often feeds are asked; the {@code feeds.poll:} section of a job file. Every setting may be left out.
 *
 * @param minimumSeconds between two polls of a feed that brings much. 10 to 86,400, default 120
 * @param startSeconds between the first polls of a feed, default 600; not below minimum or above maximum
 * @param maximumSeconds between two polls of a feed that brings nothing. Default 1,800, at most 86,400. Too large: news
 *     of a silent newsroom is that late
 * @param deadSeconds between two tries of a feed that keeps failing or is gone, default 86,400, at most 604,800; also the
 *     longest that a server's Retry-After is honoured
 * @param spreadSeconds over which feeds are spread that are all due, as after a start. 0 to 3,600, default 60
 * @param perHost requests to one host at a time. 1 to 10, default 1
 * @param spacingSeconds between two requests to one host. 0 to 600, default 2
 * @param seenEntries entries remembered of one feed besides those that it lists, so that one that comes back is not new.
 *     0 to 10,000, default 1,000; 16 bytes of state each
 */
public record PollSettings(
        int minimumSeconds,
        int startSeconds,
        int maximumSeconds,
        int deadSeconds,
        int spreadSeconds,
        int perHost,
        double spacingSeconds,
        int seenEntries)
        implements Serializable {

    static PollSettings read(Section section) {
        int minimum = section.whole("minimumSeconds", 120, 10, 86_400);
        int maximum = section.whole("maximumSeconds", Math.max(1_800, minimum), minimum, 86_400);
        return new PollSettings(
                minimum,
                section.whole(
                        "startSeconds",
                        Math.max(minimum, Math.min(600, maximum)),
                        minimum,
                        maximum),
                maximum,
                section.whole("deadSeconds", 86_400, maximum, 604_800),
                section.whole("spreadSeconds", 60, 0, 3_600),
                section.whole("perHost", 1, 1, 10),
                section.number("spacingSeconds", 2, 0, 600),
                section.whole("seenEntries", 1_000, 0, 10_000));
    }

    /** All defaults. */
    public static PollSettings defaults() {
        return Section.defaults(PollSettings::read);
    }
}
