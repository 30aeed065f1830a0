package dev.tidemark.io.archive;

import dev.tidemark.config.InvalidInput;
import dev.tidemark.io.Beginning;
import dev.tidemark.io.ItemParser;
import dev.tidemark.model.RawRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** A look at an archive's beginning before a job starts on it. */
public final class ArchiveProbe {
    private ArchiveProbe() {}

    /**
     * When the archive begins, see {@link Beginning}.
     *
     * @throws InvalidInput when there is no item among its first lines
     * @throws IOException when a file cannot be read
     */
    public static Instant start(
            ArchiveFiles files, ItemParser parser, int maxRecordBytes, Instant latestPlausible)
            throws IOException {
        ArchiveSplit start = ArchiveSplit.start(files.files().size());
        Beginning beginning = new Beginning(parser);
        try (ArchiveMerge merge =
                new ArchiveMerge(files, start, maxRecordBytes, Duration.ZERO, latestPlausible)) {
            RawRecord raw = merge.next();
            while (raw != null && !beginning.isKnown()) {
                beginning.add(raw);
                raw = merge.next();
            }
        }
        return beginning.start(files.files().get(0).name(), latestPlausible);
    }
}
