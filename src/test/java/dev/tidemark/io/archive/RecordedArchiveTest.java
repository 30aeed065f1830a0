package dev.tidemark.io.archive;

import static dev.tidemark.io.archive.Archives.at;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.model.RawRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives as a job records them: many files, one after the other, with what came late among them. */
class RecordedArchiveTest {
    private static final Instant LATEST = Instant.parse("2026-05-01T00:00:00Z");
    private static final Duration DISORDER = Duration.ofSeconds(30);

    @TempDir Path dir;

    @Test
    void moreFilesThanMayBeOpenAreReadOneAfterTheOther() throws IOException {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            String time = String.format(Locale.ROOT, "%02d:%02d:00", i / 60, i % 60);
            // Names tell nothing of the order of time.
            Archives.write(dir.resolve((i * 37 % 700) + ".jsonl"), at(time, "item " + i));
            expected.add("item " + i);
        }

        ArchiveFiles files = ArchiveFiles.of(List.of(dir));

        assertThat(titles(files, ArchiveSplit.start(700))).isEqualTo(expected);
    }

    @Test
    void filesThatWereReadToTheirEndAreNotReadAgain() throws IOException {
        Path a = Archives.write(dir.resolve("a.jsonl"), at("10:00:00", "a"));
        Path b = Archives.write(dir.resolve("b.jsonl"), at("11:00:00", "b"));
        Archives.write(dir.resolve("c.jsonl"), at("12:00:00", "c"));
        ArchiveFiles files = ArchiveFiles.of(List.of(dir));
        ArchiveSplit position;
        try (ArchiveMerge merge = open(files, ArchiveSplit.start(3))) {
            merge.next();
            merge.next();
            position = merge.position();
        }
        Archives.write(a, at("10:00:00", "changed"));
        Archives.write(b, at("11:00:00", "changed"));

        ArchiveSplitSerializer serializer = new ArchiveSplitSerializer();
        ArchiveSplit again =
                serializer.deserialize(serializer.getVersion(), serializer.serialize(position));

        assertThat(titles(files, again)).containsExactly("c");
    }

    @Test
    void tooManyFilesOfTheSameTimeAreAnErrorThatSaysSo() {
        for (int i = 0; i < 501; i++) {
            Archives.write(
                    dir.resolve(i + ".jsonl"), at("10:00:00", "first"), at("11:00:00", "second"));
        }
        ArchiveFiles files = ArchiveFiles.of(List.of(dir));

        assertThatThrownBy(() -> titles(files, ArchiveSplit.start(501)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the times of more than 500 files overlap");
    }

    @Test
    void whatCameLateStandsWhereItCameAndIsLate() throws IOException {
        Path file =
                Archives.write(
                        dir.resolve("a.jsonl"),
                        "{\"title\":\"a\",\"seenAt\":\"2025-07-11T10:00:00Z\"}",
                        "{\"seenAt\":\"2025-07-11T10:05:00Z\"}",
                        "{\"title\":\"b\",\"seenAt\":\"2025-07-11T10:04:59Z\",\"late\":\"2025-07-11T10:05:00Z\"}");

        List<RawRecord> records = read(ArchiveFiles.of(List.of(file)), ArchiveSplit.start(1));

        assertThat(records).extracting(RawRecord::late).containsExactly(false, false, true);
        assertThat(records.get(2).orderTime()).isEqualTo("2025-07-11T10:05:00Z");
    }

    @Test
    void joinedFilesAreMembersOfOneInTheOrderOfTheirFirstLines() throws Exception {
        Path late =
                Archives.writeBytes(dir.resolve(".1"), Archives.gzip(at("11:00:00", "b") + "\n"));
        Path early =
                Archives.writeBytes(dir.resolve(".2"), Archives.gzip(at("10:00:00", "a") + "\n"));
        ByteArrayOutputStream joined = new ByteArrayOutputStream();

        new FilesInOrder().compact(List.of(flink(late), flink(early)), joined);

        Path file = Archives.writeBytes(dir.resolve("joined.jsonl.gz"), joined.toByteArray());
        assertThat(titles(ArchiveFiles.of(List.of(file)), ArchiveSplit.start(1)))
                .containsExactly("a", "b");
    }

    private static org.apache.flink.core.fs.Path flink(Path path) {
        return new org.apache.flink.core.fs.Path(path.toUri());
    }

    private static List<String> titles(ArchiveFiles files, ArchiveSplit start) throws IOException {
        return read(files, start).stream()
                .map(record -> new String(record.payload(), UTF_8))
                .map(json -> json.replaceAll(".*\"title\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    private static List<RawRecord> read(ArchiveFiles files, ArchiveSplit start) throws IOException {
        List<RawRecord> records = new ArrayList<>();
        try (ArchiveMerge merge = open(files, start)) {
            for (RawRecord record = merge.next(); record != null; record = merge.next()) {
                records.add(record);
            }
        }
        return records;
    }

    private static ArchiveMerge open(ArchiveFiles files, ArchiveSplit start) throws IOException {
        return new ArchiveMerge(files, start, 10_000, DISORDER, LATEST);
    }
}
