package dev.tidemark;

import dev.tidemark.io.feeds.FeedOutput;
import dev.tidemark.io.feeds.FeedSource;
import dev.tidemark.model.FeedReport;
import dev.tidemark.model.RawRecord;
import dev.tidemark.operator.RecordTypes;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The way from feeds to records, the same for every job that polls.
 *
 * <pre>
 *  the web
 *     │  by host: all its feeds at one reader
 *   feeds ──────── one report a poll ─────► reports
 *     │  items, ticks, what was refused
 *     ▼
 *  records ───────────────────────────────► the monitor, a topic, an archive
 * </pre>
 *
 * What enriches items stands between feeds and records; what keeps or judges them takes the outputs.
 */
public final class IngestPipeline {
    private static final TypeInformation<RawRecord> RECORD = RecordTypes.of(RawRecord.class);
    private static final TypeInformation<FeedReport> REPORT = RecordTypes.of(FeedReport.class);

    private IngestPipeline() {}

    /**
     * Builds the ingest.
     *
     * @param disorder that watermarks allow for between readers
     * @param readers parallel instances that poll, at least 1
     */
    public static IngestOutputs define(
            StreamExecutionEnvironment env, FeedSource source, Duration disorder, int readers) {
        DataStream<FeedOutput> polled =
                env.fromSource(source, FeedSource.watermarks(disorder), "feeds")
                        .setParallelism(readers)
                        .uid("feeds");
        DataStream<RawRecord> records =
                polled.<RawRecord>flatMap(
                                (output, out) -> {
                                    if (output.record() != null) {
                                        out.collect(output.record());
                                    }
                                },
                                RECORD)
                        .setParallelism(readers)
                        .name("feed records")
                        .uid("feed-records");
        DataStream<FeedReport> reports =
                polled.<FeedReport>flatMap(
                                (output, out) -> {
                                    if (output.report() != null) {
                                        out.collect(output.report());
                                    }
                                },
                                REPORT)
                        .setParallelism(readers)
                        .name("feed reports")
                        .uid("feed-reports");
        return new IngestOutputs(records, reports);
    }
}
