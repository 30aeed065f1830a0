package dev.tidemark.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.config.InvalidInput;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A Flink cluster that jobs are sent to, by the REST endpoint of its JobManager.
 *
 * @param command that wants it, for messages
 */
record FlinkCluster(String command, String host, int port) {
    private static final String OPTION = "--cluster";
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Set<String> ENDED = Set.of("FINISHED", "CANCELED", "FAILED");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** A job as the cluster knows it. */
    record Job(String id, String name) {}

    /** What the endpoint has answered; a refusal is told by the body's field {@code errors}. */
    record Answer(int status, JsonNode body) {}

    /**
     * Reads {@code HOST:PORT} and asks who is there.
     *
     * @throws InvalidInput when nobody answers, or it is no Flink of the version that jobs are built with
     */
    static FlinkCluster at(String command, String address) throws InterruptedException {
        int colon = address.lastIndexOf(':');
        if (!address.matches("[A-Za-z0-9._-]+:\\d{1,5}")) {
            throw new InvalidInput(
                    command, OPTION, address, "HOST:PORT of a JobManager's REST endpoint");
        }
        FlinkCluster cluster =
                new FlinkCluster(
                        command,
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
                    command,
                    OPTION,
                    "no job jar at " + jar,
                    "a call of ./tidemark, which builds it");
        }
        return StreamExecutionEnvironment.createRemoteEnvironment(
                host, port, settings, jar.toString());
    }

    /** The jobs that have not ended, those that are restarting among them. */
    List<Job> jobs() throws IOException, InterruptedException {
        List<Job> jobs = new ArrayList<>();
        for (JsonNode job : get("/jobs/overview").path("jobs")) {
            if (!ENDED.contains(job.path("state").asText())) {
                jobs.add(new Job(job.path("jid").asText(), job.path("name").asText()));
            }
        }
        return jobs;
    }

    /** What the endpoint answers, whatever its status. */
    JsonNode get(String path) throws IOException, InterruptedException {
        return ask(request(path).GET()).body();
    }

    /** What the endpoint answers to a command. */
    Answer post(String path, JsonNode command) throws IOException, InterruptedException {
        return ask(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(command.toString())));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + path))
                .timeout(PATIENCE);
    }

    private static Answer ask(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
        return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
    }

    private void requireVersion(String version) throws InterruptedException {
        String allowed = "the REST endpoint of a running Flink " + version;
        JsonNode answer;
        try {
            answer = get("/overview");
        } catch (IOException | IllegalArgumentException e) {
            throw invalid(host + ":" + port + " does not answer as Flink does", allowed);
        }
        String found = answer.path("flink-version").asText("no version");
        if (!found.equals(version)) {
            throw invalid(host + ":" + port + " tells of " + found, allowed);
        }
    }

    private InvalidInput invalid(String value, String allowed) {
        return new InvalidInput(command, OPTION, value, allowed);
    }
}
