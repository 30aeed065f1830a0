package dev.tidemark.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.util.FileUtils;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker of the client's own version, in a process of its own, on the loopback interface only.
 *
 * <p>Ready in about five seconds; takes 256 MB of heap. It has no security and is meant for one machine: tests and the
 * demo. Should this process be killed, the broker ends by itself. One thread starts and closes it.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 30;

    private final Process process;
    private final Path directory;
    private final boolean ownsDirectory;
    private final int port;

    private EmbeddedKafka(Process process, Path directory, boolean ownsDirectory, int port) {
        this.process = process;
        this.directory = directory;
        this.ownsDirectory = ownsDirectory;
        this.port = port;
    }

    /**
     * Starts the broker and returns once it takes requests; topics have to be created.
     *
     * @param directory for its data; one that is there is used and kept, another is made and deleted
     *     by {@link #close}
     * @throws IllegalStateException when the broker does not come up; says what it said last
     */
    public static EmbeddedKafka start(Path directory) throws IOException, InterruptedException {
        boolean ownsDirectory = !Files.exists(directory);
        Path data = Files.createDirectories(directory).toAbsolutePath();
        boolean empty = !Files.exists(data.resolve("log/meta.properties"));
        int port;
        int controllerPort;
        try (ServerSocket one = anyPort();
                ServerSocket other = anyPort()) {
            port = one.getLocalPort();
            controllerPort = other.getLocalPort();
        }
        Path settings = data.resolve("broker.properties");
        try (var out = Files.newBufferedWriter(settings)) {
            settings(data, port, controllerPort).store(out, null);
        }
        Path log = data.resolve("broker.log");
        Process process =
                new ProcessBuilder(command(settings, ownsDirectory ? data : null, empty))
                        .redirectError(log.toFile())
                        .start();
        EmbeddedKafka broker = new EmbeddedKafka(process, directory, ownsDirectory, port);
        if (!broker.isReady()) {
            List<String> said = Files.readAllLines(log);
            broker.kill();
            throw new IllegalStateException(
                    "embedded Kafka does not start: "
                            + said.subList(Math.max(0, said.size() - 3), said.size()));
        }
        return broker;
    }

    /** Where it listens: {@code 127.0.0.1:PORT}. */
    public String bootstrapServers() {
        return LOOPBACK + ":" + port;
    }

    /** Stops the broker and deletes the directory if it was made here. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            clear();
        } catch (IOException e) {
            throw new UncheckedIOException("embedded Kafka does not stop cleanly", e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private boolean isReady() throws InterruptedException {
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        CompletableFuture<Boolean> ready =
                CompletableFuture.supplyAsync(
                        () -> out.lines().anyMatch(KafkaBroker.READY::equals));
        try {
            return ready.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private void kill() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        clear();
    }

    private void clear() throws IOException {
        if (ownsDirectory) {
            FileUtils.deleteDirectory(directory.toFile());
        }
    }

    private static List<String> command(Path settings, @Nullable Path temporary, boolean empty) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        if (temporary != null) {
            command.add("-D" + KafkaBroker.TEMPORARY + "=" + temporary);
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(KafkaBroker.class.getName(), settings.toString()));
        if (empty) {
            command.add(Uuid.randomUuid().toString());
        }
        return command;
    }

    private static ServerSocket anyPort() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK));
    }

    private static Properties settings(Path data, int port, int controllerPort) {
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@" + LOOPBACK + ":" + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put(
                "listeners",
                "PLAINTEXT://%1$s:%2$d,CONTROLLER://%1$s:%3$d"
                        .formatted(LOOPBACK, port, controllerPort));
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", data.resolve("log").toString());
        settings.put("auto.create.topics.enable", "false");
        // One broker cannot hold three copies, and its own topics need not be wide.
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // The default is half of the heap.
        settings.put("log.cleaner.dedupe.buffer.size", "4194304");
        return settings;
    }
}
