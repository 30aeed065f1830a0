package dev.tidemark.io;

import dev.tidemark.model.JobReport;
import java.time.Instant;

/** A job whose worker failed twice before midnight. */
final class SampleJob {
    private static final Instant RESTARTED = Instant.parse("2025-06-30T23:14:30Z");
    private static final Instant MIDNIGHT = Instant.parse("2025-07-01T00:00:00Z");

    /** A minute and a half behind, its checkpoint ten seconds old. */
    static final JobReport AT_MIDNIGHT =
            JobReport.of(
                    "live",
                    MIDNIGHT.plusMillis(4),
                    RESTARTED,
                    2,
                    MIDNIGHT.minusSeconds(90),
                    MIDNIGHT.minusSeconds(10));

    /** It knows nothing yet. */
    static final JobReport AT_ITS_RESTART =
            JobReport.of("live", RESTARTED, RESTARTED, 2, null, null);

    private SampleJob() {}
}
