package dev.tidemark.cli;

import dev.tidemark.config.InvalidInput;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes sure that one process at a time works in a folder; the system lets go of it when the process ends. */
final class FolderLock {
    private FolderLock() {}

    /**
     * Takes a folder that exists; closing the channel gives it back.
     *
     * @param what the folder is for, as in "replay"
     * @throws InvalidInput when another process has it
     */
    static FileChannel take(Path folder, String what) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        FileLock held;
        try {
            held = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            held = null;
        }
        if (held == null) {
            channel.close();
            throw new InvalidInput(
                    folder.toString(),
                    "",
                    "in use by another " + what,
                    "one " + what + " a folder");
        }
        return channel;
    }
}
