package dev.tidemark.io.feeds;

import dev.tidemark.fetch.FeedState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The checkpointed form of {@link HostSplit}; every older version stays readable. */
final class HostSplitSerializer implements SimpleVersionedSerializer<HostSplit> {

    static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(HostSplit split) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(1 << 10);
        out.writeUTF(split.host());
        out.writeInt(split.feeds().size());
        for (FeedState feed : split.feeds()) {
            FeedStateForm.write(feed, out);
        }
        return out.getCopyOfBuffer();
    }

    @Override
    public HostSplit deserialize(int version, byte[] serialized) throws IOException {
        if (version != VERSION) {
            throw new IOException(
                    "feeds of version " + version + ", this program reads " + VERSION);
        }
        DataInputDeserializer in = new DataInputDeserializer(serialized);
        String host = in.readUTF();
        List<FeedState> feeds = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            feeds.add(FeedStateForm.read(in));
        }
        return new HostSplit(host, feeds);
    }
}
