package dev.tidemark.cli;

import dev.tidemark.config.FileProblem;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.embedded.EmbeddedElasticsearch;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tidemark elasticsearch}: the embedded server on its own, to replay into and look at. */
@Command(
        name = "elasticsearch",
        mixinStandardHelpOptions = true,
        description =
                "Runs the embedded Elasticsearch 7.10.2 on the loopback interface until Ctrl-C. For"
                        + " trying things on one machine: it has no security.",
        footer = {
            "",
            "Example: ./tidemark elasticsearch --port 9200 --data es-data",
            "then, in another terminal:",
            "  echo 'elasticsearch: {hosts: [\"http://127.0.0.1:9200\"]}' > job.yaml",
            "  ./tidemark replay news.jsonl --job job.yaml"
        })
final class ElasticsearchCommand implements Callable<Integer> {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "9200",
            description = "Port to listen on, 0 for any; default ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".tidemark/elasticsearch",
            description = "Where its data is kept; default ${DEFAULT-VALUE}.")
    private Path data;

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > 65_535) {
            throw new InvalidInput("elasticsearch", "--port", Integer.toString(port), "0 to 65535");
        }
        FileChannel lock = own();
        CountDownLatch stopped = new CountDownLatch(1);
        EmbeddedElasticsearch server = EmbeddedElasticsearch.start(data, port);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    server.close();
                                    stopped.countDown();
                                }));
        System.out.println(
                "Elasticsearch at "
                        + server.url()
                        + ", data in "
                        + Tidemark.oneLine(data.toString()));
        stopped.await();
        lock.close();
        return 0;
    }

    /** Makes the folder that of this process. */
    private FileChannel own() {
        try {
            return FolderLock.take(Files.createDirectories(data), "Elasticsearch");
        } catch (IOException e) {
            throw new InvalidInput(
                    "elasticsearch",
                    "--data",
                    data + ": " + FileProblem.of(e),
                    "a folder that can be written");
        }
    }
}
