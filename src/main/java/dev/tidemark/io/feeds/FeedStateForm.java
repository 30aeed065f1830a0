package dev.tidemark.io.feeds;

import dev.tidemark.fetch.ErrorClass;
import dev.tidemark.fetch.FeedHealth;
import dev.tidemark.fetch.FeedLocation;
import dev.tidemark.fetch.FeedState;
import dev.tidemark.fetch.SeenEntries;
import dev.tidemark.fetch.Validators;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The bytes of a feed's state in a checkpoint: field by field, error classes by name. */
final class FeedStateForm {
    private FeedStateForm() {}

    static void write(FeedState state, DataOutput out) throws IOException {
        FeedLocation location = state.location();
        out.writeUTF(location.url());
        writeText(location.moved(), out);
        writeText(location.movingTo(), out);
        out.writeInt(location.movingTimes());
        Validators validators = state.validators();
        out.writeBoolean(validators != null);
        if (validators != null) {
            out.writeUTF(validators.address());
            writeText(validators.etag(), out);
            writeText(validators.lastModified(), out);
        }
        writeTime(state.nextPoll(), out);
        out.writeInt(state.intervalSeconds());
        write(state.health(), out);
        writeLongs(state.seen().ids(), out);
        writeLongs(state.seen().contents(), out);
    }

    static FeedState read(DataInput in) throws IOException {
        FeedLocation location =
                new FeedLocation(in.readUTF(), readText(in), readText(in), in.readInt());
        @Nullable Validators validators =
                in.readBoolean() ? new Validators(in.readUTF(), readText(in), readText(in)) : null;
        return new FeedState(
                location,
                validators,
                readTime(in),
                in.readInt(),
                readHealth(in),
                new SeenEntries(readLongs(in), readLongs(in)));
    }

    private static void write(FeedHealth health, DataOutput out) throws IOException {
        out.writeInt(health.errors());
        ErrorClass error = health.lastError();
        writeText(error == null ? null : error.name(), out);
        writeText(health.reason(), out);
        Instant success = health.lastSuccess();
        out.writeBoolean(success != null);
        if (success != null) {
            writeTime(success, out);
        }
        out.writeInt(health.overruns());
        out.writeBoolean(health.retired());
    }

    private static FeedHealth readHealth(DataInput in) throws IOException {
        int errors = in.readInt();
        String error = readText(in);
        return new FeedHealth(
                errors,
                error == null ? null : ErrorClass.valueOf(error),
                readText(in),
                in.readBoolean() ? readTime(in) : null,
                in.readInt(),
                in.readBoolean());
    }

    private static void writeText(@Nullable String text, DataOutput out) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text);
        }
    }

    private static @Nullable String readText(DataInput in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }

    private static void writeTime(Instant time, DataOutput out) throws IOException {
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
    }

    private static Instant readTime(DataInput in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    private static void writeLongs(long[] longs, DataOutput out) throws IOException {
        out.writeInt(longs.length);
        for (long each : longs) {
            out.writeLong(each);
        }
    }

    private static long[] readLongs(DataInput in) throws IOException {
        long[] longs = new long[in.readInt()];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = in.readLong();
        }
        return longs;
    }
}
