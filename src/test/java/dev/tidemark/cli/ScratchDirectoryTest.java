package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchDirectoryTest {
    @TempDir Path parent;

    @Test
    void isGoneWithAllThatIsInItWhenClosed() throws IOException {
        ScratchDirectory directory = ScratchDirectory.create(parent, "tidemark-demo");
        Files.createDirectories(directory.resolve("a/b"));
        Files.writeString(directory.resolve("a/b/file"), "text");

        directory.close();

        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void whatAKilledDemoLeftBehindIsRemovedByTheNext() throws IOException {
        Path killed = Files.createDirectories(parent.resolve("tidemark-demo123"));
        Files.createFile(killed.resolve("lock"));
        Files.createDirectories(killed.resolve("elasticsearch/node_1"));

        try (ScratchDirectory next = ScratchDirectory.create(parent, "tidemark-demo")) {
            assertThat(killed).doesNotExist();
            assertThat(next.resolve("lock")).exists();
        }
    }

    @Test
    void directoryOfALivingDemoStays() throws IOException {
        try (ScratchDirectory living = ScratchDirectory.create(parent, "tidemark-demo")) {
            Files.writeString(living.resolve("file"), "text");

            ScratchDirectory.create(parent, "tidemark-demo").close();

            assertThat(living.resolve("file")).exists();
        }
    }

    @Test
    void whatIsNoDemosDirectoryStays() throws IOException {
        Path elsewhere = Files.createDirectories(parent.resolve("elsewhere"));
        Files.createFile(elsewhere.resolve("lock"));
        Path link = Files.createSymbolicLink(parent.resolve("tidemark-demo-link"), elsewhere);
        Path unlocked = Files.createDirectories(parent.resolve("tidemark-demo-notes"));
        Path leftover = Files.createDirectories(parent.resolve("tidemark-demo9"));
        Files.createFile(leftover.resolve("lock"));
        Files.createSymbolicLink(leftover.resolve("out"), elsewhere);

        ScratchDirectory.create(parent, "tidemark-demo").close();

        assertThat(leftover).doesNotExist();
        assertThat(elsewhere.resolve("lock")).exists();
        assertThat(link).isSymbolicLink();
        assertThat(unlocked).exists();
    }
}
