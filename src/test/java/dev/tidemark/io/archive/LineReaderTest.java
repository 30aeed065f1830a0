package dev.tidemark.io.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    @Test
    void endsLinesAtLineFeedsAndCountsALastLineWithoutOne() throws IOException {
        assertThat(lines("a\nb\n")).containsExactly("a", "b");
        assertThat(lines("a\nb")).containsExactly("a", "b");
        assertThat(lines("\n\na\n\n")).containsExactly("", "", "a", "");
        assertThat(lines("")).isEmpty();
        assertThat(lines("\n")).containsExactly("");
    }

    @Test
    void leavesTheCarriageReturnOfALineEndOutAndNoOther() throws IOException {
        assertThat(lines("a\r\n\r\nb\rc\r\n")).containsExactly("a", "", "b\rc");
        assertThat(lines("a\r")).containsExactly("a\r");
    }

    @Test
    void cutsALongLineAndGoesOnWithTheNext() throws IOException {
        LineReader reader = reader("x".repeat(5_000_000) + "\r\nshort\n", 1_000);
        LineReader.Line cut = reader.next();
        assertThat(cut.bytes()).hasSize(1_000);
        assertThat(cut.size()).isEqualTo(5_000_000);
        assertThat(reader.consumed()).isEqualTo(5_000_002);
        assertThat(new String(reader.next().bytes(), UTF_8)).isEqualTo("short");
    }

    @Test
    void keepsALineOfExactlyTheLimitWhole() throws IOException {
        LineReader.Line line = reader("x".repeat(1_000) + "\r\n", 1_000).next();
        assertThat(line.bytes()).hasSize(1_000);
        assertThat(line.size()).isEqualTo(1_000);
    }

    @Test
    void findsLineEndsAcrossItsBuffer() throws IOException {
        for (int length = 32 * 1024 - 3; length <= 32 * 1024 + 3; length++) {
            LineReader reader = reader("x".repeat(length) + "\r\n" + "y\n", 100_000);
            assertThat(reader.next().size()).isEqualTo(length);
            assertThat(new String(reader.next().bytes(), UTF_8)).isEqualTo("y");
            assertThat(reader.next()).isNull();
        }
    }

    @Test
    void keepsWhatItHadWhenTheStreamBreaks() throws IOException {
        InputStream broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new EOFException("broken off");
                    }
                };
        LineReader reader =
                new LineReader(new SequenceInputStream(stream("whole\npart"), broken), 1_000);
        assertThat(new String(reader.next().bytes(), UTF_8)).isEqualTo("whole");
        assertThatThrownBy(reader::next).isInstanceOf(EOFException.class);
        assertThat(new String(reader.rest().bytes(), UTF_8)).isEqualTo("part");
        assertThat(reader.rest()).isNull();
    }

    private static List<String> lines(String text) throws IOException {
        LineReader reader = reader(text, 1_000);
        List<String> lines = new ArrayList<>();
        for (LineReader.Line line = reader.next(); line != null; line = reader.next()) {
            lines.add(new String(line.bytes(), UTF_8));
        }
        return lines;
    }

    private static LineReader reader(String text, int maxLineBytes) {
        return new LineReader(stream(text), maxLineBytes);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
