package dev.tidemark.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;

/**
 * A job in this process that Ctrl-C and SIGTERM end in order: something is said, the job is cancelled, its folder let go
 * of. Its checkpoints stay.
 */
final class LocalJob {
    /** What a shell calls a process that Ctrl-C ended. */
    static final int STOPPED = 130;

    /** A job that waits for an absent Elasticsearch does not hear that it is cancelled; its checkpoints hold anyway. */
    private static final long STOP_SECONDS = 15;

    private final JobClient running;
    private final Callable<String> farewell;
    private final AutoCloseable folder;
    private final Thread stop = new Thread(this::stop, "stop");

    private volatile boolean stopping;

    private LocalJob(JobClient running, Callable<String> farewell, AutoCloseable folder) {
        this.running = running;
        this.farewell = farewell;
        this.folder = folder;
    }

    /**
     * Watches over a job that runs.
     *
     * @param farewell the line to say at a signal, asked for while the job still runs
     * @param folder closed after a signal, when the job has ended
     */
    static LocalJob watch(JobClient running, Callable<String> farewell, AutoCloseable folder) {
        LocalJob job = new LocalJob(running, farewell, folder);
        Runtime.getRuntime().addShutdownHook(job.stop);
        return job;
    }

    /**
     * Waits for the job's end; empty when a signal is ending the process.
     *
     * @throws ExecutionException when the job has failed
     */
    Optional<JobExecutionResult> await() throws ExecutionException, InterruptedException {
        JobExecutionResult result;
        try {
            result = running.getJobExecutionResult().get();
        } catch (ExecutionException e) {
            if (stopping) {
                stop.join();
                return Optional.empty();
            }
            throw e;
        }
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException e) {
            // The signal came just behind the end.
            stop.join();
            return Optional.empty();
        }
        return Optional.of(result);
    }

    private void stop() {
        stopping = true;
        say();
        try {
            running.cancel().get(STOP_SECONDS, TimeUnit.SECONDS);
            running.getJobExecutionResult().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            // Cancelled is what it should be; anything else the next run takes care of.
        } finally {
            leave();
        }
    }

    private void say() {
        try {
            System.out.println(farewell.call());
        } catch (Exception e) {
            System.out.println("stopped");
        }
    }

    private void leave() {
        try {
            folder.close();
        } catch (Exception e) {
            System.err.println("tidemark: temporary files are left: " + e.getMessage());
        }
    }
}
