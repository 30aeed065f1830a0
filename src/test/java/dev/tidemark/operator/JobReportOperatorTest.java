package dev.tidemark.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.model.JobReport;
import java.time.Instant;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** A job that is started some seconds past noon, by a clock that the test turns. */
class JobReportOperatorTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @Test
    void reportsWhenItStartsAndThenWheneverAMinuteBegins() throws Exception {
        try (var job = startedAt(17)) {
            clockShows(job, 59);
            assertThat(job.extractOutputValues())
                    .containsExactly(
                            new JobReport("live", at(17), at(17), 0, null, null, null, null));

            clockShows(job, 60);
            clockShows(job, 119);
            clockShows(job, 120);
            assertThat(job.extractOutputValues())
                    .extracting(JobReport::at)
                    .containsExactly(at(17), at(60), at(120));
            assertThat(job.extractOutputValues())
                    .extracting(JobReport::startedAt)
                    .containsOnly(at(17));
        }
    }

    @Test
    void minutesInWhichTheJobWasHeldUpAreNotMadeUpFor() throws Exception {
        try (var job = startedAt(17)) {
            clockShows(job, 200);
            clockShows(job, 239);
            clockShows(job, 240);

            assertThat(job.extractOutputValues())
                    .extracting(JobReport::at)
                    .containsExactly(at(17), at(200), at(240));
        }
    }

    @Test
    void lagIsFromTheNewsThatIsWorkedThroughToTheReport() throws Exception {
        try (var job = startedAt(17)) {
            reached(job, Long.MIN_VALUE);
            clockShows(job, 60);
            reached(job, at(30).toEpochMilli());
            clockShows(job, 120);
            reached(job, at(185).toEpochMilli()); // seen by a clock that is five seconds ahead
            clockShows(job, 180);
            reached(job, Long.MAX_VALUE); // there is no more
            clockShows(job, 240);

            assertThat(job.extractOutputValues())
                    .extracting(JobReport::watermark)
                    .containsExactly(null, null, at(30), at(185), null);
            assertThat(job.extractOutputValues())
                    .extracting(JobReport::lagSeconds)
                    .containsExactly(null, null, 90L, -5L, null);
        }
    }

    @Test
    void whoComesBehindIsToldTheTime() throws Exception {
        try (var job = startedAt(17)) {
            reached(job, at(10).toEpochMilli());
            reached(job, Long.MAX_VALUE);

            assertThat(job.getOutput())
                    .contains(new Watermark(at(10).toEpochMilli()), Watermark.MAX_WATERMARK);
        }
    }

    @Test
    void ofCheckpointsTheNewestThatIsCompleteCountsFromItsBeginning() throws Exception {
        try (var job = startedAt(17)) {
            begin(job, 1, 20);
            clockShows(job, 60); // not complete yet
            job.notifyOfCompletedCheckpoint(1);
            clockShows(job, 120);
            begin(job, 2, 130); // fails
            begin(job, 3, 140);
            job.getOperator().notifyCheckpointAborted(2);
            clockShows(job, 180);
            job.notifyOfCompletedCheckpoint(3);
            clockShows(job, 240);

            assertThat(job.extractOutputValues())
                    .extracting(JobReport::checkpointAt)
                    .containsExactly(null, null, at(20), at(20), at(140));
            assertThat(job.extractOutputValues())
                    .extracting(JobReport::checkpointAgeSeconds)
                    .containsExactly(null, null, 100L, 160L, 100L);
        }
    }

    @Test
    void whatIsCompleteBeforeTheStartOrToldTwiceChangesNothing() throws Exception {
        try (var job = startedAt(17)) {
            job.notifyOfCompletedCheckpoint(4); // of the attempt before
            begin(job, 5, 20);
            job.notifyOfCompletedCheckpoint(5);
            job.notifyOfCompletedCheckpoint(4);
            job.notifyOfCompletedCheckpoint(5);
            clockShows(job, 60);

            assertThat(job.extractOutputValues())
                    .extracting(JobReport::checkpointAgeSeconds)
                    .containsExactly(null, 40L);
        }
    }

    private static OneInputStreamOperatorTestHarness<Void, JobReport> startedAt(int second)
            throws Exception {
        var job =
                new OneInputStreamOperatorTestHarness<Void, JobReport>(
                        new JobReportOperator("live"));
        job.setup(
                RecordTypes.of(JobReport.class)
                        .createSerializer(job.getExecutionConfig().getSerializerConfig()));
        clockShows(job, second);
        job.open();
        return job;
    }

    private static void clockShows(
            OneInputStreamOperatorTestHarness<Void, JobReport> job, int second) throws Exception {
        job.setProcessingTime(at(second).toEpochMilli());
    }

    private static void reached(OneInputStreamOperatorTestHarness<Void, JobReport> job, long millis)
            throws Exception {
        job.processWatermark(new Watermark(millis));
    }

    private static void begin(
            OneInputStreamOperatorTestHarness<Void, JobReport> job, long id, int second)
            throws Exception {
        job.snapshot(id, at(second).toEpochMilli());
    }

    private static Instant at(int second) {
        return NOON.plusSeconds(second);
    }
}
