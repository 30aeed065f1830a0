package dev.tidemark.cli;

import dev.tidemark.config.InvalidInput;
import dev.tidemark.config.RunSettings;
import org.jspecify.annotations.Nullable;

/** How many workers a job has behind its source: those asked for on the command line, else those of its file. */
final class Workers {
    /** Of one process. Each worker talks to each: beyond this, buffers between them take more memory than work is saved. */
    static final int MOST = 32;

    private Workers() {}

    /**
     * The number for a job in this process.
     *
     * @param asked on the command line; null for the job file's
     * @throws InvalidInput when it is below 1, above {@value #MOST} or above the job's key groups
     */
    static int here(String command, @Nullable Integer asked, RunSettings run) {
        int most = Math.min(MOST, run.maxParallelism());
        if (asked == null && run.parallelism() > most) {
            throw new InvalidInput(
                    InvalidInput.JOB_FILE,
                    "run.parallelism",
                    Integer.toString(run.parallelism()),
                    "1 to " + most + " in one process");
        }
        return checked(command, asked, run, most);
    }

    /**
     * The number for a job on a cluster.
     *
     * @param asked on the command line; null for the job file's
     * @throws InvalidInput when it is below 1 or above the job's key groups
     */
    static int onCluster(String command, @Nullable Integer asked, RunSettings run) {
        return checked(command, asked, run, run.maxParallelism());
    }

    private static int checked(String command, @Nullable Integer asked, RunSettings run, int most) {
        int workers = asked != null ? asked : run.parallelism();
        if (workers < 1 || workers > most) {
            throw new InvalidInput(
                    command, "--parallelism", Integer.toString(workers), "1 to " + most);
        }
        return workers;
    }
}
