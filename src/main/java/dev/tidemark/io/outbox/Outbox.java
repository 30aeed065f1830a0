package dev.tidemark.io.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tidemark.io.Documents;
import dev.tidemark.model.Alert;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * A folder of messages, a file each, that survives any crash: who adds and who posts may be different processes.
 *
 * <pre>
 *   waiting/   still to be posted to at least one channel
 *   sent/      every channel has it, or none wants it
 *   refused/   a channel took everything else and will never take this one
 *   dead/      a channel is gone; taken up again by the next poster
 *   read.json  number of items read
 *   lock       held by the one process that posts
 * </pre>
 *
 * A file is named by the hash of its message's id, so that an id is added once, whoever adds it again and whatever became
 * of it. Files are complete and on disk before they appear, and are replaced as a whole. What was sent is kept: it is
 * what makes a message go out once even where the job begins from the start. Threads and processes may add at the same
 * time; everything else is the poster's, which holds the {@link #lock}.
 */
public final class Outbox {
    private final Path folder;

    private Outbox(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens an outbox, new or left behind.
     *
     * @throws IOException when its folders cannot be made
     */
    public static Outbox at(Path folder) throws IOException {
        for (Place place : Place.values()) {
            Files.createDirectories(folder.resolve(place.word()));
        }
        Files.createDirectories(folder.resolve("new"));
        return new Outbox(folder);
    }

    /** Where a message is, by what is left to do with it. */
    public enum Place {
        /** To be posted. */
        WAITING,
        /** Done. */
        SENT,
        /** Done, but for a channel that refused it. */
        REFUSED,
        /** Done for now: a channel is gone. */
        DEAD;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * Adds a message, on disk when this returns; one of an id that was added before changes nothing.
     *
     * @return false when it was there already
     * @throws IOException when it cannot be written; it may be added again
     */
    public boolean add(OutboxMessage message) throws IOException {
        // A message only moves away from "waiting": looked for there first, it cannot slip by.
        for (Place place : Place.values()) {
            if (Files.exists(file(place, message.id()))) {
                return false;
            }
        }
        return DurableFile.create(
                folder.resolve("new"), file(Place.WAITING, message.id()), MessageJson.of(message));
    }

    /** The message of an id, wherever it is; empty when there is none, or somebody has spoilt its file. */
    public Optional<OutboxMessage> find(String id) throws IOException {
        for (Place place : Place.values()) {
            try {
                return Optional.of(MessageJson.read(file(place, id)));
            } catch (NoSuchFileException | JsonProcessingException e) {
                continue;
            }
        }
        return Optional.empty();
    }

    /** What was told of an alert's story before it, weakest tier first. */
    public List<OutboxMessage> story(Alert alert) throws IOException {
        List<OutboxMessage> story = new ArrayList<>();
        for (String id : Documents.storyIds(alert)) {
            find(id).ifPresent(story::add);
        }
        return story;
    }

    /** The files in a place, in no order. */
    public List<Path> files(Place place) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(place.word()))) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Writes down what became of a message that is waiting; on disk when this returns. */
    public void save(OutboxMessage message) throws IOException {
        DurableFile.replace(
                folder.resolve("new"), file(Place.WAITING, message.id()), MessageJson.of(message));
    }

    /** Moves a message to where it belongs; a cut of power may undo it, what the message says of itself not. */
    public void move(String id, Place from, Place to) throws IOException {
        DurableFile.move(file(from, id), file(to, id));
    }

    /**
     * Counts items that were read.
     *
     * @param batch names them; the same batch is counted once
     */
    public void addRead(String batch, long items) throws IOException {
        Path file = folder.resolve("read.json");
        ItemsRead before = ItemsRead.at(file);
        ItemsRead after = before.plus(batch, items);
        if (!after.equals(before)) {
            DurableFile.replace(folder.resolve("new"), file, MessageJson.of(after));
        }
    }

    /** Number of items read since the outbox was made. */
    public long itemsRead() throws IOException {
        return ItemsRead.at(folder.resolve("read.json")).total();
    }

    /** When the outbox was first posted from: now, unless that was before. */
    public Instant firstPosted(Instant now) throws IOException {
        Path file = folder.resolve("since");
        if (!Files.exists(file)) {
            DurableFile.create(folder.resolve("new"), file, now.toString().getBytes("US-ASCII"));
        }
        return Instant.parse(Files.readString(file));
    }

    /**
     * Takes the right to post; null while another process, or another poster of this one, has it. The system lets go of
     * it when the process ends.
     */
    public @Nullable FileChannel lock() throws IOException {
        FileChannel channel =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this process, which is as good as by another.
        }
        channel.close();
        return null;
    }

    private Path file(Place place, String id) {
        return folder.resolve(place.word()).resolve(DigestUtils.sha256Hex(id) + ".json");
    }
}
