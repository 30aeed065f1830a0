package dev.tidemark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The folder that the launcher runs from. */
class DistributionIT {
    @Test
    void theDistributionHasOneVersionOfEachLibrary() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("tidemark.lib")))) {
            List<String> libraries =
                    files.map(file -> file.getFileName().toString())
                            .map(name -> name.replaceFirst("-\\d[^/]*\\.jar$", ""))
                            // Not two versions, but two publishers' libraries of one name.
                            .filter(name -> !name.matches("lz4-java|metrics-core"))
                            .toList();

            assertThat(libraries).hasSizeGreaterThan(50).doesNotHaveDuplicates();
        }
    }
}
