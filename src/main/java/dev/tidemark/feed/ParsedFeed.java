package dev.tidemark.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed as far as it could be read.
 *
 * @param format by its content
 * @param title plain text on one line; null when the feed gives none
 * @param homePage absolute address; null when the feed gives none
 * @param encoding canonical name of the charset it was read in
 * @param encodingSource how that was found
 * @param entries in the feed's order
 * @param refused entries that are none, in the feed's order
 * @param malformed what is wrong with its markup or encoding, in one line; null when nothing is
 */
public record ParsedFeed(
        FeedFormat format,
        @Nullable String title,
        @Nullable String homePage,
        String encoding,
        EncodingSource encodingSource,
        List<FeedEntry> entries,
        List<RefusedEntry> refused,
        @Nullable String malformed)
        implements FeedReading {

    public ParsedFeed {
        entries = List.copyOf(entries);
        refused = List.copyOf(refused);
    }

    /**
     * An entry that was not taken.
     *
     * @param number of the entry in its feed, from 1
     * @param reason one line for people
     * @param fingerprint the same for the same entry when the feed is read again; entries of which nothing could be read
     *     share one
     */
    public record RefusedEntry(int number, String reason, String fingerprint) {}
}
