package dev.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** On Linux, whose /dev/full is a disk that is always full. */
@EnabledOnOs(OS.LINUX)
class RefusedWriteTest {
    private static final Path OUT = Path.of("out");

    @Test
    void fullDiskIsToldWithTheFolderThatWasWrittenTo() {
        IOException stream =
                catchThrowableOfType(IOException.class, RefusedWriteTest::writeToAStream);
        IOException channel =
                catchThrowableOfType(IOException.class, RefusedWriteTest::writeToAChannel);

        for (IOException full : new IOException[] {stream, channel}) {
            Exception told =
                    RefusedWrite.below(OUT, new IllegalStateException("the job failed", full));
            assertThat(told).isInstanceOf(FileSystemException.class).hasMessageStartingWith("out:");
            assertThat(told).hasMessageEndingWith(full.getMessage());
        }
    }

    @Test
    void otherFailuresStayWhatTheyAre() {
        Exception overlap = new IOException("the times of more than 500 files overlap");
        Exception gone = new IllegalStateException(new NoSuchFileException("a.jsonl"));

        assertThat(RefusedWrite.below(OUT, overlap)).isSameAs(overlap);
        assertThat(RefusedWrite.below(OUT, gone)).isSameAs(gone);
    }

    private static void writeToAStream() throws IOException {
        try (FileOutputStream full = new FileOutputStream("/dev/full")) {
            full.write(new byte[] {1});
        }
    }

    private static void writeToAChannel() throws IOException {
        try (FileChannel full = FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE)) {
            full.write(ByteBuffer.allocate(1));
        }
    }
}
