package dev.tidemark.io.archive;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/** Gives the archive, which is one split, to the first reader that comes; any other reader has nothing to do. */
final class ArchiveEnumerator implements SplitEnumerator<ArchiveSplit, List<ArchiveSplit>> {

    private final SplitEnumeratorContext<ArchiveSplit> context;
    private final List<ArchiveSplit> unassigned;

    ArchiveEnumerator(SplitEnumeratorContext<ArchiveSplit> context, List<ArchiveSplit> unassigned) {
        this.context = context;
        this.unassigned = new ArrayList<>(unassigned);
    }

    @Override
    public void start() {}

    @Override
    public void handleSplitRequest(int subtaskId, @Nullable String requesterHostname) {
        // The reader never asks: it is given its split when it registers.
    }

    @Override
    public void addSplitsBack(List<ArchiveSplit> splits, int subtaskId) {
        unassigned.addAll(splits);
    }

    @Override
    public void addReader(int subtaskId) {
        for (ArchiveSplit split : unassigned) {
            context.assignSplit(split, subtaskId);
        }
        unassigned.clear();
        context.signalNoMoreSplits(subtaskId);
    }

    @Override
    public List<ArchiveSplit> snapshotState(long checkpointId) {
        return List.copyOf(unassigned);
    }

    @Override
    public void close() {}
}
