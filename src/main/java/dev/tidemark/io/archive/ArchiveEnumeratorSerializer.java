package dev.tidemark.io.archive;

import java.io.IOException;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The checkpointed form of what is not assigned yet: nothing, or the split. */
final class ArchiveEnumeratorSerializer implements SimpleVersionedSerializer<List<ArchiveSplit>> {

    private final ArchiveSplitSerializer splits = new ArchiveSplitSerializer();

    @Override
    public int getVersion() {
        return splits.getVersion();
    }

    @Override
    public byte[] serialize(List<ArchiveSplit> unassigned) throws IOException {
        return unassigned.isEmpty() ? new byte[0] : splits.serialize(unassigned.get(0));
    }

    @Override
    public List<ArchiveSplit> deserialize(int version, byte[] serialized) throws IOException {
        return serialized.length == 0
                ? List.of()
                : List.of(splits.deserialize(version, serialized));
    }
}
