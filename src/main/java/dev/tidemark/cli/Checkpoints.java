package dev.tidemark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.util.FileUtils;

/** What Flink has left in a folder of checkpoints. */
final class Checkpoints {
    private static final Pattern NAME = Pattern.compile("chk-(\\d+)");

    private Checkpoints() {}

    /** The newest one that is complete; empty when there is none. A job may be writing there. */
    static Optional<Path> newest(Path folder) throws IOException {
        List<Path> complete = new ArrayList<>();
        for (Path job : content(folder)) {
            for (Path checkpoint : content(job)) {
                if (number(checkpoint) >= 0 && Files.exists(checkpoint.resolve("_metadata"))) {
                    complete.add(checkpoint);
                }
            }
        }
        return complete.stream().max(Comparator.comparingLong(Checkpoints::number));
    }

    /** Removes what other jobs than that of the newest one have left; a checkpoint needs none of an earlier job. */
    static void forgetOlderJobs(Path folder) throws IOException {
        Optional<Path> newest = newest(folder);
        for (Path job : content(folder)) {
            if (newest.isEmpty() || !newest.get().startsWith(job)) {
                FileUtils.deleteFileOrDirectory(job.toFile());
            }
        }
    }

    private static List<Path> content(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static long number(Path checkpoint) {
        Matcher name = NAME.matcher(checkpoint.getFileName().toString());
        return name.matches() ? Long.parseLong(name.group(1)) : -1;
    }
}
