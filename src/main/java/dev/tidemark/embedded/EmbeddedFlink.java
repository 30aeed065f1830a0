package dev.tidemark.embedded;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * Flink inside this JVM, one worker process's worth of it, started before there is a job to run.
 *
 * <p>Unlike Flink's own local environment, which starts with the job and stops at some time after
 * it, {@link #close} returns when it has stopped. One thread runs jobs, any thread may close.
 */
public final class EmbeddedFlink implements AutoCloseable {
    private static final long STOP_SECONDS = 30;

    private final MiniCluster cluster;

    private EmbeddedFlink(MiniCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Starts it and returns once it takes jobs.
     *
     * @param settings of the cluster and of its jobs; their parallelism is the number of slots
     */
    public static EmbeddedFlink start(Configuration settings) {
        Configuration configuration = new Configuration(settings);
        configuration.set(RestOptions.BIND_PORT, "0");
        MiniCluster cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(configuration)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(
                                        settings.get(CoreOptions.DEFAULT_PARALLELISM))
                                .setRpcServiceSharing(RpcServiceSharing.SHARED)
                                .build());
        EmbeddedFlink flink = new EmbeddedFlink(cluster);
        try {
            cluster.start();
        } catch (Exception e) {
            flink.close();
            throw new IllegalStateException("the embedded Flink does not start", e);
        }
        return flink;
    }

    /**
     * Runs the job that was built in an environment and waits for its end.
     *
     * @throws ExecutionException when the job fails, is cancelled, or Flink is closed below it
     */
    public JobExecutionResult run(StreamExecutionEnvironment env, String name)
            throws ExecutionException, InterruptedException {
        StreamGraph streams = env.getStreamGraph();
        streams.setJobName(name);
        JobGraph job = streams.getJobGraph();
        cluster.submitJob(job).get();
        JobResult result = cluster.requestJobResult(job.getJobID()).get();
        try {
            return result.toJobExecutionResult(EmbeddedFlink.class.getClassLoader());
        } catch (JobExecutionException | IOException | ClassNotFoundException e) {
            throw new ExecutionException(e);
        }
    }

    /** Cancels what runs, stops, and waits until the files are closed. */
    @Override
    public void close() {
        try {
            cluster.closeAsync().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the embedded Flink does not stop", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
