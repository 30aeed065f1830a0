package dev.tidemark.io.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/** The checkpointed form of {@link ArchiveSplit}; every older version stays readable. */
final class ArchiveSplitSerializer implements SimpleVersionedSerializer<ArchiveSplit> {

    static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(ArchiveSplit split) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(split.records());
            Instant reached = split.reached();
            out.writeBoolean(reached != null);
            if (reached != null) {
                out.writeLong(reached.getEpochSecond());
                out.writeInt(reached.getNano());
            }
            out.writeInt(split.positions().size());
            for (FilePosition position : split.positions()) {
                out.writeLong(position.lines());
                out.writeLong(position.offset());
            }
        }
        return bytes.toByteArray();
    }

    @Override
    public ArchiveSplit deserialize(int version, byte[] serialized) throws IOException {
        if (version != VERSION) {
            throw new IOException(
                    "archive position of version " + version + ", this program reads " + VERSION);
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized))) {
            long records = in.readLong();
            @Nullable Instant reached =
                    in.readBoolean() ? Instant.ofEpochSecond(in.readLong(), in.readInt()) : null;
            List<FilePosition> positions = new ArrayList<>();
            for (int files = in.readInt(); files > 0; files--) {
                positions.add(new FilePosition(in.readLong(), in.readLong()));
            }
            return new ArchiveSplit(positions, reached, records);
        }
    }
}
