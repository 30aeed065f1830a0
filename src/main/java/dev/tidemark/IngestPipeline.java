package dev.tidemark;

import dev.tidemark.io.feeds.FeedOutput;
import dev.tidemark.io.feeds.FeedSource;
import dev.tidemark.model.FeedReport;
import dev.tidemark.model.RawRecord;
import dev.tidemark.operator.FullText;
import dev.tidemark.operator.FullTextRules;
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
 *   feeds ──────── one report a poll ─────► reports ─► feed health
 *     │  items, ticks, what was refused
 *   full text ──── pages of items that need them
 *     ▼
 *  records ───────────────────────────────► the monitor, a topic, an archive
 * </pre>
 *
 * The monitor that takes the records is drawn in {@link MonitorPipeline}.
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
     * @param pages which items have their page read, and how
     */
    public static IngestOutputs define(
            StreamExecutionEnvironment env,
            FeedSource source,
            Duration disorder,
            int readers,
            FullTextRules pages) {
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
        return new IngestOutputs(FullText.attach(records, pages), reports);
    }
}
