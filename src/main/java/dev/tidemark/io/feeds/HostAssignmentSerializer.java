package dev.tidemark.io.feeds;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The checkpointed form of {@link HostAssignment}; its version is that of the splits in it. */
final class HostAssignmentSerializer implements SimpleVersionedSerializer<HostAssignment> {

    private final HostSplitSerializer splits = new HostSplitSerializer();

    @Override
    public int getVersion() {
        return splits.getVersion();
    }

    @Override
    public byte[] serialize(HostAssignment assignment) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(1 << 10);
        out.writeInt(assignment.assigned().size());
        for (String host : new TreeSet<>(assignment.assigned())) {
            out.writeUTF(host);
        }
        out.writeInt(assignment.waiting().size());
        for (HostSplit split : assignment.waiting()) {
            byte[] bytes = splits.serialize(split);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
        return out.getCopyOfBuffer();
    }

    @Override
    public HostAssignment deserialize(int version, byte[] serialized) throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(serialized);
        Set<String> assigned = new HashSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            assigned.add(in.readUTF());
        }
        List<HostSplit> waiting = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            waiting.add(splits.deserialize(version, bytes));
        }
        return new HostAssignment(assigned, waiting);
    }
}
