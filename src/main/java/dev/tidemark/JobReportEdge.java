package dev.tidemark;

import dev.tidemark.io.Documents;
import dev.tidemark.model.Document;
import dev.tidemark.model.JobReport;
import dev.tidemark.operator.JobReportOperator;
import dev.tidemark.operator.RecordTypes;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * How a live job is doing, said by itself; for no job whose documents have to follow from its input alone.
 *
 * <pre>
 *  what comes last in the job ── times reached ── job report ──► documents
 *                                  (no record)     (a minute)
 * </pre>
 */
public final class JobReportEdge {
    private static final TypeInformation<JobReport> REPORT = RecordTypes.of(JobReport.class);
    private static final TypeInformation<Document> DOCUMENT = RecordTypes.of(Document.class);

    private JobReportEdge() {}

    /**
     * Adds the report, uid {@code job-report}, and hands out its documents; without state, so a job may have it or not.
     *
     * @param last the stream at the job's end: what is behind it is not part of the lag. None of its records leaves its
     *     worker for this
     * @param job its name
     */
    public static <T> DataStream<Document> attach(
            DataStream<T> last, String job, Documents documents) {
        return last.<Void>flatMap((record, out) -> {}, Types.VOID)
                .setParallelism(last.getParallelism())
                .name("times reached")
                .uid("job-times")
                .global()
                .transform("job report", REPORT, new JobReportOperator(job))
                .uid("job-report")
                .forceNonParallel()
                .map(documents::job, DOCUMENT)
                .name("job report document")
                .uid("job-report-document")
                .setParallelism(1);
    }
}
