package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a cluster is given: the job and its libraries, nothing that a cluster has or must not have. */
class JobJarIT {
    private static List<String> names;
    private static String mainClass;

    @BeforeAll
    static void open() throws IOException {
        try (JarFile jar = new JarFile(System.getProperty("tidemark.jobJar"))) {
            names =
                    jar.stream()
                            .map(ZipEntry::getName)
                            .filter(name -> name.matches(".*\\.(class|yaml)"))
                            .toList();
            mainClass = jar.getManifest().getMainAttributes().getValue("Main-Class");
        }
    }

    @Test
    void holdsTheJobItsConnectorsAndTheCommandLine() {
        assertThat(mainClass).isEqualTo("dev.tidemark.cli.Tidemark");
        assertThat(names)
                .contains(
                        "dev/tidemark/cli/RunCommand.class",
                        "dev/tidemark/io/kafka/EnvironmentVariables.class",
                        "org/apache/flink/connector/kafka/source/KafkaSource.class",
                        "org/apache/kafka/clients/consumer/KafkaConsumer.class",
                        "org/elasticsearch/client/RestHighLevelClient.class",
                        "picocli/CommandLine.class",
                        "jobs/live.yaml");
    }

    @Test
    void holdsNoServerAndNoFlink() {
        assertThat(names)
                .noneMatch(name -> name.startsWith("kafka/"))
                .noneMatch(name -> name.startsWith("scala/"))
                .noneMatch(name -> name.startsWith("org/apache/zookeeper/"))
                .noneMatch(name -> name.startsWith("org/apache/kafka/raft/"))
                .noneMatch(name -> name.startsWith("org/codelibs/"))
                .noneMatch(name -> name.startsWith("org/elasticsearch/painless/"))
                .noneMatch(name -> name.startsWith("org/elasticsearch/transport/netty4/"))
                .noneMatch(name -> name.startsWith("org/apache/flink/runtime/"))
                .noneMatch(name -> name.startsWith("org/apache/flink/streaming/api/"))
                .noneMatch(name -> name.startsWith("org/apache/flink/connector/base/"))
                .noneMatch(name -> name.startsWith("org/slf4j/"))
                .noneMatch(name -> name.startsWith("org/apache/logging/log4j/core/"));
    }
}
