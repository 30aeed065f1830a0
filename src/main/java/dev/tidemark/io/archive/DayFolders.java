package dev.tidemark.io.archive;

import dev.tidemark.model.TimedRecord;
import java.time.ZoneOffset;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.functions.sink.filesystem.BucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.SimpleVersionedStringSerializer;

/** A folder for each day in UTC, as in {@code 2026-01-31}; an item that came late is on the day on which it came. */
final class DayFolders implements BucketAssigner<TimedRecord, String> {
    private static final long serialVersionUID = 1L;

    @Override
    public String getBucketId(TimedRecord record, Context context) {
        return record.place().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    @Override
    public SimpleVersionedSerializer<String> getSerializer() {
        return SimpleVersionedStringSerializer.INSTANCE;
    }
}
