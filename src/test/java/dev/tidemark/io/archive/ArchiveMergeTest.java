package dev.tidemark.io.archive;

import static dev.tidemark.io.archive.Archives.at;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.model.RawRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveMergeTest {

    private static final int MAX_BYTES = 1_000;
    private static final Duration DISORDER = Duration.ofSeconds(30);
    private static final Instant LATEST = Instant.parse("2026-05-01T00:00:00Z");

    @TempDir Path dir;

    @Test
    void mergesFilesByTime() throws IOException {
        Path a =
                Archives.write(
                        dir.resolve("a"),
                        at("10:00:00", "a1"),
                        at("10:02:00", "a2"),
                        at("10:05:00", "a3"));
        Path b =
                Archives.write(
                        dir.resolve("b"),
                        at("09:00:00", "b1"),
                        at("10:01:00", "b2"),
                        at("10:06:00", "b3"));
        assertThat(places(read(a, b))).containsExactly("b:1", "a:1", "b:2", "a:2", "a:3", "b:3");
    }

    @Test
    void putsLinesOfOneTimeInTheOrderOfFilesThenOfLines() throws IOException {
        Path a = Archives.write(dir.resolve("a"), at("10:00:00", "a1"), at("10:00:00", "a2"));
        Path b = Archives.write(dir.resolve("b"), at("10:00:00", "b1"), at("10:00:00", "b2"));
        assertThat(places(read(a, b))).containsExactly("a:1", "a:2", "b:1", "b:2");
        assertThat(places(read(b, a))).containsExactly("b:1", "b:2", "a:1", "a:2");
    }

    @Test
    void ordersBySeenAtWhereThereIsOne() throws IOException {
        String seen =
                "{\"seenAt\":\"2025-07-11T11:00:00Z\",\"publishedAt\":\"2025-07-11T08:00:00Z\"}";
        Path a = Archives.write(dir.resolve("a"), seen);
        Path b = Archives.write(dir.resolve("b"), at("10:00:00", "b1"));
        List<RawRecord> records = read(a, b);
        assertThat(places(records)).containsExactly("b:1", "a:1");
        assertThat(records.get(1).orderTime()).isEqualTo("2025-07-11T11:00:00Z");
    }

    @Test
    void givesALineWithoutTimeThePlaceAfterItsPredecessorAndTheTimeReached() throws IOException {
        Path a =
                Archives.write(
                        dir.resolve("a"),
                        "{\"title\":\"undated, at the very start\"}",
                        at("10:00:00", "a2"),
                        "not JSON",
                        "",
                        at("10:05:00", "a5"));
        Path b = Archives.write(dir.resolve("b"), at("10:00:00", "b1"), at("10:01:00", "b2"));
        List<RawRecord> records = read(a, b);
        assertThat(places(records))
                .containsExactly("a:1", "a:2", "a:3", "a:4", "b:1", "b:2", "a:5");
        assertThat(records.get(0).orderTime()).isNull();
        assertThat(records.get(2).orderTime()).isEqualTo("2025-07-11T10:00:00Z");
        assertThat(records).noneMatch(RawRecord::late);
    }

    @Test
    void callsLateOnlyWhatIsBehindTheBoundAndDoesNotMoveTimeBack() throws IOException {
        Path a =
                Archives.write(
                        dir.resolve("a"),
                        at("10:00:00", "first"),
                        at("09:59:30", "at the bound"),
                        at("09:59:29", "late"),
                        "{\"title\":\"undated\"}",
                        at("10:00:00", "in time"));
        List<RawRecord> records = read(a);
        assertThat(records)
                .extracting(RawRecord::late)
                .containsExactly(false, false, true, false, false);
        assertThat(records.get(2).orderTime()).isEqualTo("2025-07-11T09:59:29Z");
        assertThat(records.get(3).orderTime()).isEqualTo("2025-07-11T10:00:00Z");
    }

    @Test
    void letsNoImplausibleDateMoveTime() throws IOException {
        Path a =
                Archives.write(
                        dir.resolve("a"),
                        at("10:00:00", "first"),
                        "{\"title\":\"far future\",\"publishedAt\":\"9999-12-31T00:00:00Z\"}",
                        "{\"title\":\"no date\",\"publishedAt\":\"soon\"}",
                        "{\"title\":\"far past\",\"seenAt\":\"1970-01-01T00:00:00Z\"}",
                        at("10:00:01", "last"));
        List<RawRecord> records = read(a);
        assertThat(records).noneMatch(RawRecord::late);
        assertThat(records.get(1).orderTime()).isEqualTo("2025-07-11T10:00:00Z");
    }

    @Test
    void readsPackedFilesOfSeveralMembersMarksAndCarriageReturns() throws IOException {
        byte[] members =
                Archives.join(
                        Archives.gzip(at("10:00:00", "a1") + "\r\n"),
                        Archives.gzip("\r\n" + at("10:01:00", "a3")));
        Path packed = Archives.writeBytes(dir.resolve("packed"), members);
        byte[] mark = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
        byte[] marked =
                Archives.join(
                        mark,
                        (at("10:02:00", "b1") + "\n" + at("10:03:00", "b2") + "\n")
                                .getBytes(UTF_8));
        Path plain = Archives.writeBytes(dir.resolve("plain"), marked);
        List<RawRecord> records = read(packed, plain);
        assertThat(places(records))
                .containsExactly("packed:1", "packed:2", "packed:3", "plain:1", "plain:2");
        assertThat(texts(records))
                .containsExactly(
                        at("10:00:00", "a1"),
                        "",
                        at("10:01:00", "a3"),
                        at("10:02:00", "b1"),
                        at("10:03:00", "b2"));
    }

    @Test
    void cutsALineAboveTheLimitAndTellsItsSize() throws IOException {
        String big = at("10:01:00", "x".repeat(5_000_000));
        Path a = Archives.write(dir.resolve("a"), at("10:00:00", "a1"), big, at("10:02:00", "a3"));
        List<RawRecord> records = read(a);
        assertThat(records.get(1).payload()).hasSize(MAX_BYTES);
        assertThat(records.get(1).size()).isEqualTo(big.length());
        assertThat(records.get(1).orderTime()).isEqualTo("2025-07-11T10:00:00Z");
        assertThat(places(records)).containsExactly("a:1", "a:2", "a:3");
    }

    @Test
    void endsABrokenPackedFileWithARecordThatSaysSo() throws IOException {
        byte[] whole = Archives.gzip(randomLines(2_000));
        int lines = read(Archives.writeBytes(dir.resolve("whole"), whole)).size();
        List<RawRecord> cut =
                read(
                        Archives.writeBytes(
                                dir.resolve("cut"), Arrays.copyOf(whole, whole.length / 2)));
        assertThat(cut).hasSizeBetween(900, lines - 1);
        RawRecord last = cut.get(cut.size() - 1);
        assertThat(last.position())
                .isEqualTo(dir.resolve("cut") + ":" + cut.size() + " (truncated)");
        assertThat(last.payload()).isEmpty();
        assertThat(texts(cut.subList(0, cut.size() - 2))).allMatch(line -> line.endsWith("}"));

        byte[] flipped = whole.clone();
        flipped[whole.length - 8] ^= 1; // the checksum: all lines can still be read
        List<RawRecord> damaged = read(Archives.writeBytes(dir.resolve("flipped"), flipped));
        assertThat(damaged).hasSize(lines + 1);
        assertThat(damaged.get(lines).position()).endsWith(":2001 (truncated)");
    }

    @Test
    void doesNotPassOverBytesBehindThePackedPart() throws IOException {
        byte[] tail = "short".getBytes(UTF_8);
        byte[] longTail = "a longer tail that could have been another member".getBytes(UTF_8);
        for (byte[] garbage : List.of(tail, longTail)) {
            byte[] bytes = Archives.join(Archives.gzip("{}\n"), garbage);
            List<RawRecord> records = read(Archives.writeBytes(dir.resolve("tail"), bytes));
            assertThat(places(records)).containsExactly("tail:1", "tail:2 (truncated)");
        }
    }

    @Test
    void goesOnFromEveryPositionAsIfNothingHadHappened() throws IOException {
        Path a = Archives.write(dir.resolve("a"), randomLines(30).split("\n"));
        byte[] packed = Archives.gzip(randomLines(40));
        Path b = Archives.writeBytes(dir.resolve("b"), Arrays.copyOf(packed, packed.length - 60));
        byte[] mark = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
        Path c =
                Archives.writeBytes(
                        dir.resolve("c"),
                        Archives.join(mark, randomLines(10).replace("\n", "\r\n").getBytes(UTF_8)));
        ArchiveFiles files = ArchiveFiles.of(List.of(a, b, c));
        List<String> whole = described(files, ArchiveSplit.start(3));
        assertThat(whole).hasSizeGreaterThan(60);
        assertThat(whole).anyMatch(record -> record.contains("true"));
        ArchiveSplitSerializer serializer = new ArchiveSplitSerializer();
        for (int stop = 0; stop <= whole.size(); stop++) {
            ArchiveSplit position;
            try (ArchiveMerge merge = merge(files, ArchiveSplit.start(3))) {
                for (int i = 0; i < stop; i++) {
                    merge.next();
                }
                position = merge.position();
            }
            assertThat(position.records()).isEqualTo(stop);
            ArchiveSplit restored = serializer.deserialize(1, serializer.serialize(position));
            assertThat(restored).isEqualTo(position);
            assertThat(described(files, restored)).isEqualTo(whole.subList(stop, whole.size()));
        }
    }

    @Test
    void refusesAPositionOfAnotherArchive() {
        ArchiveFiles files = ArchiveFiles.of(List.of(Archives.write(dir.resolve("a"), "{}")));
        assertThatThrownBy(() -> merge(files, ArchiveSplit.start(2)))
                .isInstanceOf(IOException.class)
                .hasMessage("the checkpoint is of 2 files, the archive has 1");
    }

    @Test
    void countsBytesAsTheyLieOnDisk() throws IOException {
        Path a = Archives.write(dir.resolve("a"), randomLines(100).split("\n"));
        Path b = Archives.writeBytes(dir.resolve("b"), Archives.gzip(randomLines(100)));
        ArchiveFiles files = ArchiveFiles.of(List.of(a, b));
        try (ArchiveMerge merge = merge(files, ArchiveSplit.start(2))) {
            while (merge.next() != null) {
                assertThat(merge.diskBytes()).isBetween(1L, files.totalBytes());
            }
            assertThat(merge.diskBytes()).isEqualTo(files.totalBytes());
        }
    }

    /** Lines with ties, disorder, broken ones and ones without a date; the same in every run. */
    private static String randomLines(int count) {
        Random random = new Random(count);
        return IntStream.range(0, count)
                .mapToObj(
                        i ->
                                switch (random.nextInt(6)) {
                                    case 0 -> "{not JSON " + i + "}";
                                    case 1 -> "{\"title\":\"undated " + i + "\"}";
                                    default ->
                                            at(
                                                    String.format(
                                                            Locale.ROOT,
                                                            "10:%02d:00",
                                                            random.nextInt(60)),
                                                    "item " + i);
                                })
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<String> described(ArchiveFiles files, ArchiveSplit start)
            throws IOException {
        return read(files, start).stream()
                .map(
                        r ->
                                r.position()
                                        + " "
                                        + r.orderTime()
                                        + " "
                                        + r.late()
                                        + " "
                                        + new String(r.payload(), UTF_8))
                .toList();
    }

    private static List<RawRecord> read(Path... files) throws IOException {
        return read(ArchiveFiles.of(List.of(files)), ArchiveSplit.start(files.length));
    }

    private static List<RawRecord> read(ArchiveFiles files, ArchiveSplit start) throws IOException {
        List<RawRecord> records = new ArrayList<>();
        try (ArchiveMerge merge = merge(files, start)) {
            for (RawRecord record = merge.next(); record != null; record = merge.next()) {
                records.add(record);
            }
        }
        return records;
    }

    private static ArchiveMerge merge(ArchiveFiles files, ArchiveSplit start) throws IOException {
        return new ArchiveMerge(files, start, MAX_BYTES, DISORDER, LATEST);
    }

    private List<String> places(List<RawRecord> records) {
        return records.stream().map(r -> r.position().replace(dir + "/", "")).toList();
    }

    private static List<String> texts(List<RawRecord> records) {
        return records.stream().map(r -> new String(r.payload(), UTF_8)).toList();
    }
}
