package dev.tidemark.cli;

import dev.tidemark.config.FileProblem;
import dev.tidemark.config.InvalidInput;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * The folder that an unfinished replay keeps: its fingerprint, checkpoints, parts and temporary files.
 *
 * <p>One process at a time holds it. A replay of the same inputs, rules and settings goes on from
 * the newest complete checkpoint; any other is refused as long as the folder is there.
 */
final class ReplayState implements AutoCloseable {
    private static final String STARTED = "started";
    private static final String FINGERPRINT = "fingerprint";
    private static final String FINISHED = "finished";

    private final Path folder;
    private final FileChannel lock;
    private final Instant startedAt;

    private ReplayState(Path folder, FileChannel lock, Instant startedAt) {
        this.folder = folder;
        this.lock = lock;
        this.startedAt = startedAt;
    }

    /**
     * Opens the folder, new or left behind.
     *
     * @param restart true to discard what an earlier replay left behind
     * @throws InvalidInput when another process holds the folder, or it cannot be written
     */
    static ReplayState open(Path folder, boolean restart, Clock clock) {
        try {
            Files.createDirectories(folder);
            FileChannel lock = FolderLock.take(folder, "replay");
            if (restart) {
                clear(folder);
            }
            Path started = folder.resolve(STARTED);
            ReplayState state = new ReplayState(folder, lock, clock.instant());
            if (Files.exists(started) && state.isWorthKeeping()) {
                return new ReplayState(folder, lock, Instant.parse(Files.readString(started)));
            }
            Files.writeString(started, state.startedAt().toString());
            return state;
        } catch (DateTimeException e) {
            throw new InvalidInput(folder.resolve(STARTED).toString(), "", "no time", "--restart");
        } catch (IOException e) {
            throw new InvalidInput(
                    folder.toString(),
                    "",
                    "cannot be written: " + FileProblem.of(e),
                    "a folder that can be written");
        }
    }

    /**
     * Makes the folder that of one replay.
     *
     * @param fingerprint of inputs, rules and settings
     * @throws InvalidInput when it is that of another replay already
     */
    void claim(String fingerprint) throws IOException {
        Path claimed = folder.resolve(FINGERPRINT);
        boolean mine = Files.exists(claimed) && Files.readString(claimed).equals(fingerprint);
        if (!mine && isWorthKeeping()) {
            throw new InvalidInput(
                    folder.toString(),
                    "",
                    "an unfinished replay of other inputs, rules or settings",
                    "the same command as before, another --out, or --restart");
        }
        Files.writeString(claimed, fingerprint);
    }

    /** When this replay was first started: later dates in its input are not believed. */
    Instant startedAt() {
        return startedAt;
    }

    /** Where Flink writes checkpoints. */
    Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    /** Where parts of the output are written. */
    Path parts() {
        return folder.resolve("parts");
    }

    /** Drops parts that no checkpoint knows of. */
    void forgetParts() throws IOException {
        FileUtils.deleteFileOrDirectory(parts().toFile());
    }

    /** Temporary files of this process, none left from an earlier one. */
    Path temporary() throws IOException {
        Path temporary = folder.resolve("tmp");
        FileUtils.deleteFileOrDirectory(temporary.toFile());
        return Files.createDirectories(temporary);
    }

    /** The newest checkpoint that is complete; empty when the replay has to start at the beginning. */
    Optional<Path> newestCheckpoint() throws IOException {
        return Checkpoints.newest(checkpoints());
    }

    /**
     * How a job ended.
     *
     * @param exit status that the command ends with
     * @param summary the lines that it prints
     */
    record Finished(int exit, String summary) {}

    /** Notes that the job has ended and only the files are left to be joined. */
    void finished(Finished end) throws IOException {
        Files.writeString(folder.resolve(FINISHED), end.exit() + "\n" + end.summary());
    }

    /**
     * What was noted in an earlier process; null when the job has not ended.
     *
     * @throws InvalidInput when the note is none of this program's
     */
    @Nullable Finished finished() throws IOException {
        Path finished = folder.resolve(FINISHED);
        if (!Files.exists(finished)) {
            return null;
        }
        String[] noted = Files.readString(finished).split("\n", 2);
        if (noted.length < 2 || !noted[0].matches("[01]")) {
            throw new InvalidInput(
                    finished.toString(), "", "no note of how a replay ended", "--restart");
        }
        return new Finished(Integer.parseInt(noted[0]), noted[1]);
    }

    private boolean isWorthKeeping() throws IOException {
        return newestCheckpoint().isPresent() || Files.exists(folder.resolve(FINISHED));
    }

    /** Removes everything: the replay is done. */
    void discard() throws IOException {
        clear(folder);
    }

    /** Lets go of the folder, and removes it unless there is something to resume from; the second time does nothing. */
    @Override
    public synchronized void close() throws IOException {
        if (!lock.isOpen()) {
            return;
        }
        FileUtils.deleteFileOrDirectory(folder.resolve("tmp").toFile());
        boolean worthKeeping = isWorthKeeping();
        lock.close();
        if (!worthKeeping) {
            FileUtils.deleteDirectory(folder.toFile());
            Path parent = folder.toAbsolutePath().getParent();
            if (parent != null && isEmpty(parent)) {
                Files.delete(parent);
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static void clear(Path folder) throws IOException {
        for (String name : List.of(STARTED, FINGERPRINT, FINISHED, "checkpoints", "parts", "tmp")) {
            FileUtils.deleteFileOrDirectory(folder.resolve(name).toFile());
        }
    }
}
