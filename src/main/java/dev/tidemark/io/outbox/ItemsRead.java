package dev.tidemark.io.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How many items were read, each counted once though a job commits a batch again after a crash.
 *
 * @param total of all batches
 * @param batches names of the last ones, oldest first; a job repeats those of its newest checkpoint only
 */
record ItemsRead(long total, List<String> batches) {
    private static final int REMEMBERED = 200;

    /** As the file says; nothing where there is none, or somebody has spoilt it. */
    static ItemsRead at(Path file) throws IOException {
        try {
            return MessageJson.read(Files.readAllBytes(file), ItemsRead.class);
        } catch (NoSuchFileException | JsonProcessingException e) {
            return new ItemsRead(0, List.of());
        }
    }

    ItemsRead plus(String batch, long items) {
        if (batches.contains(batch)) {
            return this;
        }
        List<String> all = new ArrayList<>(batches);
        all.add(batch);
        return new ItemsRead(
                total + items,
                List.copyOf(all.subList(Math.max(0, all.size() - REMEMBERED), all.size())));
    }
}
