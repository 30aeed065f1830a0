package dev.tidemark.io.archive;

import static dev.tidemark.io.archive.Archives.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.model.RawRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveReaderTest {

    private static final Duration DISORDER = Duration.ofSeconds(30);

    @TempDir Path dir;
    private ArchiveSource source;
    private final Collected output = new Collected();

    @BeforeEach
    void archiveOfThreeLines() {
        Path file =
                Archives.write(
                        dir.resolve("a"),
                        at("10:00:00", "a1"),
                        at("10:01:00", "a2"),
                        at("09:00:00", "late"));
        Instant latest = Instant.parse("2026-05-01T00:00:00Z");
        source =
                new ArchiveSource(
                        ArchiveFiles.of(List.of(file)), 1_000, DISORDER, latest, "reader-test");
    }

    @AfterEach
    void forget() {
        ReplayProgress.forget("reader-test");
    }

    @Test
    void waitsForItsSplitThenHandsOutOneRecordACallAndEnds() throws Exception {
        try (ArchiveReader reader = reader()) {
            assertThat(reader.pollNext(output)).isEqualTo(InputStatus.NOTHING_AVAILABLE);
            assertThat(reader.isAvailable()).isNotDone();
            assertThat(reader.snapshotState(1)).isEmpty();

            reader.addSplits(List.of(ArchiveSplit.start(1)));
            assertThat(reader.isAvailable()).isDone();
            for (int i = 1; i <= 3; i++) {
                assertThat(reader.pollNext(output)).isEqualTo(InputStatus.MORE_AVAILABLE);
                assertThat(output.records).hasSize(i);
            }
            assertThat(reader.pollNext(output)).isEqualTo(InputStatus.END_OF_INPUT);
            assertThat(output.records).hasSize(3);
        }
    }

    @Test
    void endsAtOnceWithoutASplit() throws Exception {
        try (ArchiveReader reader = reader()) {
            reader.notifyNoMoreSplits();
            assertThat(reader.pollNext(output)).isEqualTo(InputStatus.END_OF_INPUT);
        }
    }

    @Test
    void goesOnFromItsSnapshotAndEmitsNothingTwiceAfterTheEnd() throws Exception {
        ArchiveSplit atTwo;
        ArchiveSplit atEnd;
        try (ArchiveReader reader = reader()) {
            reader.addSplits(List.of(ArchiveSplit.start(1)));
            reader.pollNext(output);
            reader.pollNext(output);
            atTwo = reader.snapshotState(1).get(0);
            reader.pollNext(output);
            reader.pollNext(output);
            atEnd = reader.snapshotState(2).get(0);
        }
        output.records.clear();
        try (ArchiveReader reader = reader()) {
            reader.addSplits(List.of(atTwo));
            assertThat(ReplayProgress.of("reader-test").recordsSkipped()).isEqualTo(2);
            reader.pollNext(output);
            assertThat(output.records).singleElement().matches(RawRecord::late);
            assertThat(ReplayProgress.of("reader-test").recordsRead()).isEqualTo(3);
        }
        try (ArchiveReader reader = reader()) {
            reader.addSplits(List.of(atEnd));
            assertThat(reader.pollNext(output)).isEqualTo(InputStatus.END_OF_INPUT);
        }
    }

    @Test
    void tellsHowFarItHasCome() throws Exception {
        ReplayProgress progress = ReplayProgress.of("reader-test");
        assertThat(progress.bytesTotal()).isZero();
        try (ArchiveReader reader = reader()) {
            reader.addSplits(List.of(ArchiveSplit.start(1)));
            assertThat(progress.bytesTotal()).isEqualTo(source.files().totalBytes());
            assertThat(progress.reached()).isNull();
            reader.pollNext(output);
            assertThat(progress.recordsRead()).isEqualTo(1);
            assertThat(progress.reached()).isEqualTo("2025-07-11T10:00:00Z");
            reader.pollNext(output);
            reader.pollNext(output);
            assertThat(progress.reached()).isEqualTo("2025-07-11T10:01:00Z");
            assertThat(progress.bytesRead()).isEqualTo(progress.bytesTotal());
        }
    }

    @Test
    void advancesTheWatermarkWithTheTimeReachedAndNeverPastARecordInTime() throws Exception {
        List<Long> watermarks = new ArrayList<>();
        WatermarkGenerator<RawRecord> generator =
                ArchiveSource.watermarks(DISORDER)
                        .createWatermarkGenerator(() -> new UnregisteredMetricsGroup());
        try (ArchiveReader reader = reader()) {
            reader.addSplits(List.of(ArchiveSplit.start(1)));
            while (reader.pollNext(output) == InputStatus.MORE_AVAILABLE) {
                RawRecord record = output.records.get(output.records.size() - 1);
                generator.onEvent(record, record.orderTime().toEpochMilli(), into(watermarks));
                generator.onPeriodicEmit(into(watermarks));
            }
        }
        assertThat(watermarks)
                .containsExactly(
                        Instant.parse("2025-07-11T09:59:29.999Z").toEpochMilli(),
                        Instant.parse("2025-07-11T10:00:29.999Z").toEpochMilli());
    }

    private ArchiveReader reader() {
        return new ArchiveReader(source, UnregisteredMetricsGroup.createSourceReaderMetricGroup());
    }

    private static WatermarkOutput into(List<Long> watermarks) {
        return new WatermarkOutput() {
            @Override
            public void emitWatermark(Watermark watermark) {
                watermarks.add(watermark.getTimestamp());
            }

            @Override
            public void markIdle() {}

            @Override
            public void markActive() {}
        };
    }

    /** Keeps what a reader emits. */
    private static final class Collected implements ReaderOutput<RawRecord> {
        private final List<RawRecord> records = new ArrayList<>();

        @Override
        public void collect(RawRecord record) {
            records.add(record);
        }

        @Override
        public void collect(RawRecord record, long timestamp) {
            records.add(record);
        }

        @Override
        public void emitWatermark(Watermark watermark) {}

        @Override
        public void markIdle() {}

        @Override
        public void markActive() {}

        @Override
        public SourceOutput<RawRecord> createOutputForSplit(String splitId) {
            return this;
        }

        @Override
        public void releaseOutputForSplit(String splitId) {}
    }
}
