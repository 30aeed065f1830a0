package dev.tidemark.config;

import java.io.Serializable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the job runs.
 *
 * @param parallelism parallel instances of each keyed operator. 1 to {@code maxParallelism}, default 1; of
 *     those, 32 at most in one process. Too small: one core works. Too large: more threads than cores. Results are the
 *     same at any
 * @param maxParallelism number of key groups, fixed for the life of the job's state. 1 to 32768, default 128. Too
 *     small: it can never be scaled beyond. Too large: every checkpoint grows a little
 * @param checkpointSeconds time between checkpoints. Seconds, 1 to 3600, default 2. Too small: work goes into
 *     checkpoints. Too large: much is done again after a failure, and documents appear late
 * @param runId name of this run in every document; letters, digits, dot, dash, underscore, at most 64; null: the
 *     launcher makes one
 */
public record RunSettings(
        int parallelism, int maxParallelism, int checkpointSeconds, @Nullable String runId)
        implements Serializable {

    static RunSettings read(Section section) {
        int maxParallelism = section.whole("maxParallelism", 128, 1, 32_768);
        return new RunSettings(
                section.whole("parallelism", 1, 1, maxParallelism),
                maxParallelism,
                section.whole("checkpointSeconds", 2, 1, 3_600),
                section.text(
                        "runId",
                        "[A-Za-z0-9._-]{1,64}",
                        "1 to 64 letters, digits, dots, dashes, underscores"));
    }

    /** {@link #checkpointSeconds} as a duration. */
    public Duration checkpointInterval() {
        return Duration.ofSeconds(checkpointSeconds);
    }
}
