package dev.tidemark.io;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.model.Document;
import org.junit.jupiter.api.Test;

class JobDocumentTest {
    private final Document midnight = new Documents("rules-1", "run-1").job(SampleJob.AT_MIDNIGHT);
    private final Document restart =
            new Documents("rules-1", "run-1").job(SampleJob.AT_ITS_RESTART);

    @Test
    void aJobHasADocumentAMinuteOfWhichTheLaterReportStands() {
        assertThat(restart.index()).isEqualTo("tidemark-jobs-2025.06");
        assertThat(restart.id()).isEqualTo("run-1|live|2025-06-30T23:14:00Z");
        assertThat(restart.version()).isEqualTo(30_000);
        assertThat(midnight.index()).isEqualTo("tidemark-jobs-2025.07");
        assertThat(midnight.id()).isEqualTo("run-1|live|2025-07-01T00:00:00Z");
        assertThat(midnight.version()).isEqualTo(4);
    }

    @Test
    void timesAndTheSpansBetweenThemAreToldAndWhatIsNotKnownIsLeftOut() {
        assertThat(midnight.json())
                .isEqualTo(
                        "{\"job\":\"live\",\"at\":\"2025-07-01T00:00:00.004Z\","
                                + "\"startedAt\":\"2025-06-30T23:14:30Z\",\"restarts\":2,"
                                + "\"watermark\":\"2025-06-30T23:58:30Z\",\"lagSeconds\":90,"
                                + "\"checkpointAt\":\"2025-06-30T23:59:50Z\",\"checkpointAgeSeconds\":10,"
                                + "\"rulesVersion\":\"rules-1\",\"runId\":\"run-1\"}");
        assertThat(restart.json()).doesNotContain("watermark", "lagSeconds", "checkpoint");
    }
}
