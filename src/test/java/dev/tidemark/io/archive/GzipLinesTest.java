package dev.tidemark.io.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.model.TimedRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.local.LocalDataOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GzipLinesTest {
    private static final TimedRecord TICK = TimedRecord.tick(Instant.parse("2025-03-01T12:00:00Z"));

    @TempDir Path dir;

    @Test
    void aFileIsOneMemberWithALineForEachRecord() throws IOException {
        assertThat(unpacked(written(2, new byte[0])))
                .isEqualTo(
                        "{\"seenAt\":\"2025-03-01T12:00:00Z\"}\n{\"seenAt\":\"2025-03-01T12:00:00Z\"}\n");
    }

    @Test
    void aFileThatOthersAreJoinedInHasTheirMembersAndNothingElse() throws IOException {
        byte[] member = written(1, new byte[0]);

        assertThat(written(0, member)).isEqualTo(member);
    }

    /** As Flink writes a file: through the writer, or past it. */
    private byte[] written(int records, byte[] pastIt) throws IOException {
        Path path = dir.resolve("file");
        try (FSDataOutputStream file = new LocalDataOutputStream(path.toFile())) {
            GzipLines lines = new GzipLines(file);
            file.write(pastIt);
            for (int i = 0; i < records; i++) {
                lines.addElement(TICK);
            }
            lines.flush();
            lines.finish();
        }
        return Files.readAllBytes(path);
    }

    private static String unpacked(byte[] bytes) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
