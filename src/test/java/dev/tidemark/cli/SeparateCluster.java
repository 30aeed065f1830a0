package dev.tidemark.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A Flink session cluster of one JobManager and two TaskManagers, each in a JVM that has Flink's own jars and nothing
 * of ours: what a job needs has to come in its jar.
 */
final class SeparateCluster implements AutoCloseable {
    /** The artifacts that a Flink distribution carries in its lib folder, by their folder in a Maven repository. */
    private static final List<String> LIB =
            List.of(
                    "org/apache/flink/",
                    "org/slf4j/",
                    "org/apache/logging/log4j/",
                    "com/esotericsoftware/",
                    "com/twitter/chill",
                    "org/objenesis/",
                    "org/javassist/",
                    "org/apache/commons/",
                    "commons-",
                    "org/xerial/snappy/",
                    "at/yawk/lz4/",
                    "org/snakeyaml/",
                    "com/google/code/findbugs/");

    /** The TaskManagers' ids. */
    static final List<String> WORKERS = List.of("worker-1", "worker-2");

    private final List<Process> processes = new ArrayList<>();
    private final int restPort = freePort();
    private final Path home;
    private final Map<String, String> environment;

    private SeparateCluster(Path home, Map<String, String> environment) throws IOException {
        this.home = home;
        this.environment = environment;
    }

    /**
     * Starts the processes and returns once both TaskManagers offer their slots, four in all.
     *
     * @param environment further variables of all of them
     */
    static SeparateCluster start(Path home, Map<String, String> environment) throws Exception {
        SeparateCluster cluster = new SeparateCluster(Files.createDirectories(home), environment);
        String rpcPort = Integer.toString(freePort());
        Files.writeString(
                home.resolve("config.yaml"),
                """
                jobmanager.rpc.address: 127.0.0.1
                jobmanager.rpc.port: %s
                jobmanager.bind-host: 127.0.0.1
                rest.address: 127.0.0.1
                rest.bind-address: 127.0.0.1
                rest.port: %d
                taskmanager.host: 127.0.0.1
                taskmanager.bind-host: 127.0.0.1
                taskmanager.cpu.cores: 1
                taskmanager.numberOfTaskSlots: 2
                # A job of two workers shall need both processes.
                taskmanager.load-balance.mode: slots
                # Without Flink's start script nobody works these out.
                taskmanager.memory.framework.heap.size: 64m
                taskmanager.memory.framework.off-heap.size: 64m
                taskmanager.memory.task.heap.size: 256m
                taskmanager.memory.task.off-heap.size: 64m
                taskmanager.memory.managed.size: 8m
                taskmanager.memory.network.min: 64m
                taskmanager.memory.network.max: 64m
                taskmanager.memory.jvm-metaspace.size: 128m
                taskmanager.memory.jvm-overhead.min: 64m
                taskmanager.memory.jvm-overhead.max: 64m
                io.tmp.dirs: %s
                execution.checkpointing.dir: %s
                """
                        .formatted(
                                rpcPort,
                                cluster.restPort,
                                Files.createDirectories(home.resolve("tmp")),
                                home.resolve("checkpoints").toUri()));
        cluster.launch(
                "jobmanager",
                "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint");
        for (String worker : WORKERS) {
            cluster.launch(
                    worker,
                    "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
                    "-Dtaskmanager.resource-id=" + worker);
        }
        cluster.await();
        return cluster;
    }

    private void await() throws Exception {
        String there = "\"taskmanagers\":" + WORKERS.size();
        for (int i = 0; i < 300 && !overview().contains(there); i++) {
            processes.get(0).waitFor(200, TimeUnit.MILLISECONDS);
        }
        if (!overview().contains(there)) {
            String logs = logs();
            close();
            throw new IllegalStateException(logs);
        }
    }

    private String overview() throws InterruptedException {
        try {
            return get("/overview");
        } catch (IOException e) {
            return "";
        }
    }

    /** The JobManager's REST endpoint as {@code HOST:PORT}. */
    String address() {
        return "127.0.0.1:" + restPort;
    }

    /** What {@code flink run} does with the job jar; returns what it said once it has ended well. */
    String flinkRun(String... arguments) throws IOException, InterruptedException {
        List<String> command = java("org.apache.flink.client.cli.CliFrontend");
        command.addAll(List.of("run", "--jobmanager", address(), "--detached"));
        command.add(System.getProperty("tidemark.jobJar"));
        command.addAll(List.of(arguments));
        Path log = home.resolve("client.log");
        ProcessBuilder client =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        client.environment().putAll(environment);
        client.environment().put("FLINK_CONF_DIR", home.toString());
        int exit = client.start().waitFor();
        if (exit != 0) {
            throw new IllegalStateException(Files.readString(log));
        }
        return Files.readString(log);
    }

    /** What the JobManager's REST endpoint answers; anything but success is an error. */
    String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create("http://" + address() + path))
                                        .build(),
                                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** The TaskManagers that a job has work on. */
    Set<String> workers(String job) throws IOException, InterruptedException {
        Set<String> workers = new TreeSet<>();
        String path = "/jobs/" + job;
        for (JsonNode vertex : new ObjectMapper().readTree(get(path)).get("vertices")) {
            String answer = get(path + "/vertices/" + vertex.get("id").asText() + "/taskmanagers");
            workers.addAll(new ObjectMapper().readTree(answer).findValuesAsText("taskmanager-id"));
        }
        return workers;
    }

    /** The paths at which the REST endpoint tells of a job and of all processes. */
    List<String> pages(String job) throws IOException, InterruptedException {
        String ofJob = "/jobs/" + job;
        List<String> pages =
                new ArrayList<>(
                        List.of(
                                ofJob,
                                ofJob + "/config",
                                ofJob + "/plan",
                                ofJob + "/exceptions",
                                ofJob + "/accumulators",
                                ofJob + "/checkpoints/config",
                                "/jobmanager/config",
                                "/jobmanager/environment",
                                "/jobmanager/logs",
                                "/jobmanager/log",
                                "/jobmanager/thread-dump"));
        for (String worker : WORKERS) {
            for (String page : List.of("", "/logs", "/log", "/thread-dump")) {
                pages.add("/taskmanagers/" + worker + page);
            }
        }
        Matcher vertex = Pattern.compile("\"id\":\"([0-9a-f]{32})\"").matcher(get(ofJob + "/plan"));
        while (vertex.find()) {
            pages.add(ofJob + "/vertices/" + vertex.group(1));
        }
        return pages;
    }

    /** What the processes said. */
    String logs() throws IOException {
        StringBuilder logs = new StringBuilder(Files.readString(home.resolve("jobmanager.log")));
        for (String worker : WORKERS) {
            logs.append(Files.readString(home.resolve(worker + ".log")));
        }
        return logs.toString();
    }

    private void launch(String name, String main, String... more) throws IOException {
        List<String> command = java(main);
        // So that the REST endpoint has logs to tell.
        command.addAll(
                1, List.of("-Dlog4j2.level=info", "-Dlog.file=" + home.resolve(name + ".log")));
        command.addAll(List.of("--configDir", home.toString()));
        command.addAll(List.of(more));
        ProcessBuilder process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(home.resolve(name + ".log").toFile());
        process.environment().putAll(environment);
        processes.add(process.start());
    }

    private static List<String> java(String main) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(System.getProperty("tidemark.opens").split(" ")));
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC"));
        command.add("-XX:TieredStopAtLevel=1"); // short runs: what they win by it is a third
        command.addAll(List.of("-cp", flinkOnly(), main));
        return command;
    }

    private static String flinkOnly() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> LIB.stream().anyMatch(lib -> entry.contains("/repository/" + lib)))
                .filter(entry -> !entry.matches(".*(connector-(kafka|elastic)|test|-tests).*"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        for (Process process : processes) {
            process.destroy();
        }
        for (Process process : processes) {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }
}
