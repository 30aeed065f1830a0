package dev.tidemark.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FileProblemTest {
    @Test
    void isToldInWordsWithoutAClassOrThePath() {
        assertThat(FileProblem.of(new AccessDeniedException("/a"))).isEqualTo("no permission");
        assertThat(FileProblem.of(new NoSuchFileException("/a")))
                .isEqualTo("no such file or folder");
        assertThat(FileProblem.of(new FileSystemException("/a", null, "Read-only file system")))
                .isEqualTo("Read-only file system");
        assertThat(FileProblem.of(new MalformedInputException(1))).isEqualTo("not UTF-8");
        assertThat(FileProblem.of(new IOException("torn"))).isEqualTo("torn");
        assertThat(FileProblem.of(new IOException())).isEqualTo("unknown trouble");
    }
}
