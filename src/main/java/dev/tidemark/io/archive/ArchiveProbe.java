package dev.tidemark.io.archive;

import dev.tidemark.config.InvalidInput;
import dev.tidemark.io.ItemParser;
import dev.tidemark.io.Parsed;
import dev.tidemark.model.NewsItem;
import dev.tidemark.model.RawRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A look at an archive's beginning before a job starts on it. */
public final class ArchiveProbe {
    /** As many records without one item among them are no archive of items. */
    private static final int PATIENCE = 10_000;

    /** So many dated items tell where the archive begins, whatever a few of them claim. */
    private static final int SAMPLE = 1_000;

    private ArchiveProbe() {}

    /**
     * When the archive begins: the fifth percentile of its first dates, so that neither an undated
     * line nor a date from another decade decides.
     *
     * @throws InvalidInput when there is no item among the first {@value #PATIENCE} lines
     * @throws IOException when a file cannot be read
     */
    public static Instant start(
            ArchiveFiles files, ItemParser parser, int maxRecordBytes, Instant latestPlausible)
            throws IOException {
        ArchiveSplit start = ArchiveSplit.start(files.files().size());
        List<Instant> dates = new ArrayList<>();
        String firstReason = "";
        int lines = 0;
        boolean items = false;
        try (ArchiveMerge merge =
                new ArchiveMerge(files, start, maxRecordBytes, Duration.ZERO, latestPlausible)) {
            RawRecord raw = merge.next();
            while (raw != null && lines < PATIENCE && dates.size() < SAMPLE) {
                lines++;
                Parsed parsed = parser.parse(raw);
                if (parsed instanceof Parsed.Accepted accepted) {
                    items = true;
                    NewsItem item = accepted.item();
                    if (item.seenAt() != null || item.publishedAt() != null) {
                        dates.add(item.eventTime());
                    }
                } else if (parsed instanceof Parsed.Refused refused && firstReason.isEmpty()) {
                    firstReason =
                            refused.rejected().position() + ": " + refused.rejected().reason();
                }
                raw = merge.next();
            }
        }
        if (!items) {
            throw new InvalidInput(
                    files.files().get(0).name(),
                    "",
                    "no item in " + lines + " lines (" + firstReason + ")",
                    "one JSON object with a title or a text a line");
        }
        Collections.sort(dates);
        return dates.isEmpty() ? latestPlausible : dates.get(dates.size() / 20);
    }
}
