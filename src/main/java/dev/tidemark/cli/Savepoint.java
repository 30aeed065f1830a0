package dev.tidemark.cli;

import dev.tidemark.config.InvalidInput;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.runtime.client.JobInitializationException;
import org.apache.flink.util.ExceptionUtils;
import org.jspecify.annotations.Nullable;

/**
 * What a job on a cluster goes on from.
 *
 * @param path a folder or a URI that the JobManager can read; null: the job begins anew
 * @param dropState whether state that the job has no place for may be lost; else such a savepoint is refused
 */
record Savepoint(@Nullable String path, boolean dropState) {
    private static final String ALLOWED = "a savepoint of this job that the JobManager can read";

    /** Makes the job of these settings go on from here. */
    void applyTo(Configuration settings) {
        if (path != null) {
            settings.set(StateRecoveryOptions.SAVEPOINT_PATH, path);
            settings.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, dropState);
        }
    }

    /**
     * Sends the job.
     *
     * @param submission returns once the JobManager has read the savepoint
     * @throws InvalidInput when the JobManager could not
     */
    int start(Callable<Integer> submission) throws Exception {
        try {
            return submission.call();
        } catch (Exception e) {
            if (path == null
                    || ExceptionUtils.findThrowable(e, JobInitializationException.class)
                            .isEmpty()) {
                throw e;
            }
            String why = ExceptionUtils.stringifyException(e);
            if (why.contains("Cannot map checkpoint/savepoint state")) {
                throw refused(
                        "state of something that the job does not have",
                        ALLOWED
                                + "; if a section was taken out of its file, --drop-state beside it");
            }
            if (why.contains("Max parallelism mismatch")) {
                throw refused(
                        "state with another number of key groups", "run.maxParallelism as it was");
            }
            throw refused(
                    "the JobManager cannot begin with it: "
                            + Tidemark.oneLine(Tidemark.root(e).getMessage()),
                    ALLOWED);
        }
    }

    private static InvalidInput refused(String why, String allowed) {
        return new InvalidInput("run", "--from", why, allowed);
    }
}
