package dev.tidemark.embedded;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.flink.util.FileUtils;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import scala.Option;

/**
 * The process behind {@link EmbeddedKafka}: one broker that lives as long as its standard input is open.
 *
 * <p>So it ends with the process that started it, however that one ends, and takes its files along if they are
 * nobody's. The only line on standard output is {@value #READY}.
 */
final class KafkaBroker {
    /** Said on standard output once the broker takes requests. */
    static final String READY = "ready";

    /** System property: a directory to delete in the end. */
    static final String TEMPORARY = "tidemark.temporary";

    private KafkaBroker() {}

    private static final class Exited extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;

        Exited(int status) {
            this.status = status;
        }
    }

    /** Runs the broker that a file of properties describes; a second argument is the id to format its storage with. */
    public static void main(String[] args) throws IOException {
        Path settings = Path.of(args[0]);
        if (args.length > 1) {
            format(settings, args[1]);
        }
        KafkaRaftServer broker =
                new KafkaRaftServer(
                        KafkaConfig.fromProps(properties(settings)), Time.SYSTEM, Option.empty());
        broker.startup();
        System.out.println(READY);
        waitForEndOfInput();
        broker.shutdown();
        broker.awaitShutdown();
        String temporary = System.getProperty(TEMPORARY);
        if (temporary != null) {
            FileUtils.deleteDirectory(new File(temporary));
        }
        Runtime.getRuntime().halt(0);
    }

    private static void format(Path settings, String clusterId) {
        Exit.setExitProcedure(
                (status, message) -> {
                    throw new Exited(status);
                });
        try {
            String[] command = {
                "format", "--config", settings.toString(), "--cluster-id", clusterId
            };
            StorageTool.main(command);
        } catch (Exited exited) {
            if (exited.status != 0) {
                throw new IllegalStateException("storage cannot be formatted", exited);
            }
        } finally {
            Exit.resetExitProcedure();
        }
    }

    private static Properties properties(Path file) {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static void waitForEndOfInput() throws IOException {
        int read = 0;
        while (read >= 0) {
            read = System.in.read();
        }
    }
}
