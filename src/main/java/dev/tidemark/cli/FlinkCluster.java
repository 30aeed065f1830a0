package dev.tidemark.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.config.InvalidInput;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink cluster that jobs are sent to, by the REST endpoint of its JobManager. */
record FlinkCluster(String host, int port) {
    private static final String OPTION = "--cluster";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * Reads {@code HOST:PORT} and asks who is there.
     *
     * @throws InvalidInput when nobody answers, or it is no Flink of the version that jobs are built with
     */
    static FlinkCluster at(String address) throws InterruptedException {
        int colon = address.lastIndexOf(':');
        if (!address.matches("[A-Za-z0-9._-]+:\\d{1,5}")) {
            throw invalid(address, "HOST:PORT of a JobManager's REST endpoint");
        }
        FlinkCluster cluster =
                new FlinkCluster(
                        address.substring(0, colon),
                        Integer.parseInt(address.substring(colon + 1)));
        cluster.requireVersion(EnvironmentInformation.getVersion());
        return cluster;
    }

    /** An environment whose jobs run there, with the job jar of the distribution. */
    StreamExecutionEnvironment environment(Configuration settings) {
        Path home = Path.of(System.getProperty("tidemark.home", ""));
        Path jar = home.resolve("target/tidemark-job.jar").toAbsolutePath();
        if (!Files.isRegularFile(jar)) {
            throw new InvalidInput(
                    "run", OPTION, "no job jar at " + jar, "a call of ./tidemark, which builds it");
        }
        return StreamExecutionEnvironment.createRemoteEnvironment(
                host, port, settings, jar.toString());
    }

    private void requireVersion(String version) throws InterruptedException {
        String allowed = "the REST endpoint of a running Flink " + version;
        JsonNode answer;
        try {
            HttpRequest who =
                    HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + "/overview"))
                            .timeout(PATIENCE)
                            .build();
            HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
            answer = new ObjectMapper().readTree(http.send(who, BodyHandlers.ofString()).body());
        } catch (IOException | IllegalArgumentException e) {
            throw invalid(host + ":" + port + " does not answer as Flink does", allowed);
        }
        String found = answer.path("flink-version").asText("no version");
        if (!found.equals(version)) {
            throw invalid(host + ":" + port + " tells of " + found, allowed);
        }
    }

    private static InvalidInput invalid(String value, String allowed) {
        return new InvalidInput("run", OPTION, value, allowed);
    }
}
