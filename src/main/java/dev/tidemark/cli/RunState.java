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
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.flink.util.FileUtils;

/**
 * The folder of a live job that runs here: since when, on what, its checkpoints, and its temporary files while it runs.
 *
 * <p>One process at a time holds it. Rules and settings may change between two runs; the topic and the number of key
 * groups may not, since the checkpoints are of those.
 */
final class RunState implements AutoCloseable {
    private static final String STARTED = "started";
    private static final String BEGINNING = "beginning";
    private static final String INPUT = "input";

    private final Path folder;
    private final FileChannel lock;

    private RunState(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Where the state of a job is unless somebody says otherwise. */
    static Path folder(Path job) {
        return Path.of(".tidemark", "run", LiveJob.name(job));
    }

    /** Where its alerts wait to be posted. */
    static Path outbox(Path folder) {
        return folder.resolve("outbox");
    }

    /**
     * Opens the folder, new or left behind.
     *
     * @param input what its checkpoints are of
     * @param restart true to forget what earlier runs left behind
     * @throws InvalidInput when another process holds the folder, its checkpoints are of another input, or it cannot be
     *     written
     */
    static RunState open(Path folder, String input, boolean restart) {
        try {
            Files.createDirectories(folder);
            RunState state = new RunState(folder, FolderLock.take(folder, "run"));
            if (restart) {
                state.clear();
            }
            state.claim(input);
            return state;
        } catch (IOException e) {
            throw new InvalidInput(
                    folder.toString(),
                    "",
                    "cannot be written: " + FileProblem.of(e),
                    "a folder that can be written");
        }
    }

    private void claim(String input) throws IOException {
        Path claimed = folder.resolve(INPUT);
        String before = Files.exists(claimed) ? Files.readString(claimed) : input;
        if (!before.equals(input) && newestCheckpoint().isPresent()) {
            close();
            throw new InvalidInput(
                    folder.toString(),
                    "",
                    "progress in " + before,
                    "the same again, not " + input + "; another --state; or --restart");
        }
        Files.writeString(claimed, input);
    }

    /** When the job was first started: what happened before is history, and nobody is called about it. */
    Instant startedAt(Clock clock) throws IOException {
        return first(STARTED, clock::instant);
    }

    /**
     * Where the job began to read.
     *
     * @param look asked at the first start
     */
    Instant beginning(Supplier<Instant> look) throws IOException {
        return first(BEGINNING, look);
    }

    private Instant first(String name, Supplier<Instant> now) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            Files.writeString(file, now.get().toString());
        }
        try {
            return Instant.parse(Files.readString(file));
        } catch (DateTimeException e) {
            throw new InvalidInput(file.toString(), "", "no time", "what the first run wrote");
        }
    }

    /** Where Flink writes checkpoints. */
    Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    /** Where alerts wait to be posted; kept when the rest is forgotten, lest one is posted again. */
    Path outbox() {
        return outbox(folder);
    }

    /** The newest checkpoint that is complete; empty when the job has to start at the beginning. */
    Optional<Path> newestCheckpoint() throws IOException {
        return Checkpoints.newest(checkpoints());
    }

    /** Drops the checkpoints of earlier processes, except for those of the one that left the newest. */
    void forgetOlderJobs() throws IOException {
        Checkpoints.forgetOlderJobs(checkpoints());
    }

    /** Temporary files of this process, none left from an earlier one; gone when this is closed. */
    Path temporary() throws IOException {
        Path temporary = folder.resolve("tmp").toAbsolutePath();
        FileUtils.deleteFileOrDirectory(temporary.toFile());
        return Files.createDirectories(temporary);
    }

    /** Forgets everything: a job that has ended has nothing to go on with. */
    void clear() throws IOException {
        for (String name : new String[] {STARTED, BEGINNING, INPUT, "checkpoints", "tmp"}) {
            FileUtils.deleteFileOrDirectory(folder.resolve(name).toFile());
        }
    }

    /** Lets go of the folder; the second time does nothing. */
    @Override
    public synchronized void close() throws IOException {
        if (!lock.isOpen()) {
            return;
        }
        FileUtils.deleteFileOrDirectory(folder.resolve("tmp").toFile());
        lock.close();
    }
}
