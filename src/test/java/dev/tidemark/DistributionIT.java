package dev.tidemark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What is packed: one jar for a cluster, one folder for the launcher. */
class DistributionIT {
    @Test
    void theJobJarHoldsTheJobAndItsEdgesAndNoEngineAndNoServer() throws IOException {
        try (ZipFile jar = new ZipFile(System.getProperty("tidemark.jobJar"))) {
            List<String> classes = jar.stream().map(ZipEntry::getName).toList();

            assertThat(classes)
                    .contains(
                            "dev/tidemark/MonitorPipeline.class",
                            "org/apache/flink/connector/kafka/source/KafkaSource.class",
                            "org/apache/flink/connector/elasticsearch/sink/ElasticsearchSink.class",
                            "com/atilika/kuromoji/ipadic/Tokenizer.class",
                            "jobs/watchlist.yaml",
                            "lexicon/ja.tsv")
                    .noneMatch(name -> name.startsWith("org/apache/flink/runtime/"))
                    .noneMatch(name -> name.startsWith("org/apache/flink/streaming/runtime/"))
                    .noneMatch(name -> name.startsWith("org/apache/flink/connector/base/"))
                    .noneMatch(name -> name.startsWith("kafka/server/"))
                    .noneMatch(name -> name.startsWith("org/codelibs/"))
                    .noneMatch(name -> name.startsWith("org/apache/logging/log4j/core/"));
        }
    }

    @Test
    void theDistributionHasOneVersionOfEachLibrary() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("tidemark.lib")))) {
            List<String> libraries =
                    files.map(file -> file.getFileName().toString())
                            .map(name -> name.replaceFirst("-\\d[^/]*\\.jar$", ""))
                            // Flink and Kafka bring the same code from two publishers.
                            .filter(name -> !name.equals("lz4-java"))
                            .toList();

            assertThat(libraries).hasSizeGreaterThan(50).doesNotHaveDuplicates();
        }
    }
}
