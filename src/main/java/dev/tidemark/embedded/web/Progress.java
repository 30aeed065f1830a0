package dev.tidemark.embedded.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a run has come, as the page shows it.
 *
 * @param phase what happens now
 * @param recordsRead lines of the archive so far
 * @param fraction of the archive read, in [0, 1]
 * @param reached the latest time among the lines read; null before the first
 * @param seconds since the start
 * @param message one line for people: the sum of a finished run, the cause of a failed one, the name of a live job
 */
public record Progress(
        Phase phase,
        long recordsRead,
        double fraction,
        @Nullable Instant reached,
        long seconds,
        @Nullable String message) {

    /** The phases of a run, in their order; a failed run has nothing behind it. */
    public enum Phase {
        /** Servers come up; nothing can be asked for yet. */
        STARTING,
        /** Results grow. */
        REPLAYING,
        /** Results grow until somebody stops the job: there is no share of anything. */
        LIVE,
        /** Results are complete. */
        DONE,
        /** Results stay as they are. */
        FAILED
    }
}
