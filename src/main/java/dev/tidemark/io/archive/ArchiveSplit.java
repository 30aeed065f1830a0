package dev.tidemark.io.archive;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;
import org.jspecify.annotations.Nullable;

/**
 * A whole archive and how far it has been read: all the state the source has.
 *
 * @param positions one for each file, in the order of the files
 * @param reached the latest order time so far; null before the first
 * @param records lines handed on, of all files
 */
public record ArchiveSplit(List<FilePosition> positions, @Nullable Instant reached, long records)
        implements SourceSplit {

    public ArchiveSplit {
        positions = List.copyOf(positions);
    }

    /** An archive of which nothing has been read. */
    static ArchiveSplit start(int files) {
        return new ArchiveSplit(Collections.nCopies(files, FilePosition.START), null, 0);
    }

    @Override
    public String splitId() {
        return "archive";
    }
}
