package dev.tidemark.io.archive;

import dev.tidemark.config.InvalidInput;
import dev.tidemark.io.ItemParser;
import dev.tidemark.io.Parsed;
import dev.tidemark.model.NewsItem;
import dev.tidemark.model.RawRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** A look at an archive's beginning before a job starts on it. */
public final class ArchiveProbe {
    /** As many records without one item among them are no archive of items. */
    private static final int PATIENCE = 10_000;

    private ArchiveProbe() {}

    /**
     * The event time of the first item.
     *
     * @throws InvalidInput when there is no item among the first {@value #PATIENCE} lines
     * @throws IOException when a file cannot be read
     */
    public static Instant firstTime(
            ArchiveFiles files, ItemParser parser, int maxRecordBytes, Instant latestPlausible)
            throws IOException {
        ArchiveSplit start = ArchiveSplit.start(files.files().size());
        String firstReason = "";
        int lines = 0;
        try (ArchiveMerge merge =
                new ArchiveMerge(files, start, maxRecordBytes, Duration.ZERO, latestPlausible)) {
            for (RawRecord raw = merge.next();
                    raw != null && lines < PATIENCE;
                    raw = merge.next()) {
                lines++;
                Parsed parsed = parser.parse(raw);
                if (parsed instanceof Parsed.Accepted accepted) {
                    NewsItem item = accepted.item();
                    return raw.orderTime() == null ? item.eventTime() : raw.orderTime();
                }
                if (parsed instanceof Parsed.Refused refused && firstReason.isEmpty()) {
                    firstReason =
                            refused.rejected().position() + ": " + refused.rejected().reason();
                }
            }
        }
        throw new InvalidInput(
                files.files().get(0).name(),
                "",
                "no item in " + lines + " lines (" + firstReason + ")",
                "one JSON object with a title or a text a line");
    }
}
