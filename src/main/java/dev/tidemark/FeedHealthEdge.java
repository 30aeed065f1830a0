package dev.tidemark;

import dev.tidemark.io.Documents;
import dev.tidemark.model.Document;
import dev.tidemark.model.FeedReport;
import dev.tidemark.model.FeedStanding;
import dev.tidemark.model.HealthAlert;
import dev.tidemark.operator.HealthFunction;
import dev.tidemark.operator.RecordTypes;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * How feeds are doing, beside the way of the items: what comes out goes where the caller takes it.
 *
 * <pre>
 *  reports of polls ── feed health ──► standings   (one document a feed, the newest wins)
 *                          └─────────► alerts      (silent, failing, group gone; and back)
 * </pre>
 *
 * @param standings one for each report
 * @param alerts opened and closed
 */
public record FeedHealthEdge(DataStream<FeedStanding> standings, DataStream<HealthAlert> alerts) {
    private static final TypeInformation<FeedStanding> STANDING =
            RecordTypes.of(FeedStanding.class);
    private static final TypeInformation<Document> DOCUMENT = RecordTypes.of(Document.class);

    /** Adds the watch over feeds, uid {@code feed-health}; needs no watermarks. */
    public static FeedHealthEdge attach(DataStream<FeedReport> reports) {
        SingleOutputStreamOperator<FeedStanding> standings =
                reports.global()
                        .process(new HealthFunction(), STANDING)
                        .name("feed health")
                        .uid("feed-health")
                        .forceNonParallel();
        return new FeedHealthEdge(standings, standings.getSideOutput(HealthFunction.ALERTS));
    }

    /** Both streams as the documents that leave the process. */
    public DataStream<Document> documents(Documents documents) {
        return standings
                .map(documents::feed, DOCUMENT)
                .name("feed document")
                .uid("feed-document")
                .setParallelism(1)
                .union(
                        alerts.map(documents::feedAlert, DOCUMENT)
                                .name("feed alert document")
                                .uid("feed-alert-document")
                                .setParallelism(1));
    }
}
