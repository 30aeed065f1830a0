package dev.tidemark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.health.Reports;
import dev.tidemark.io.Documents;
import dev.tidemark.model.Document;
import dev.tidemark.model.FeedReport;
import dev.tidemark.operator.RecordTypes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;

/** The watch over feeds in a Flink job that really runs, with two workers. */
class FeedHealthEdgeTest {
    private static final Instant START = Instant.parse("2025-01-06T00:00:00Z");
    private static final String FAILING = "https://a.example/rss";
    private static final String SOUND = "https://b.example/rss";

    @Test
    void eachReportIsADocumentOfItsFeedAndAnOutageOneThatIsClosed() throws Exception {
        List<Document> documents = new ArrayList<>();
        documents(new Configuration()).executeAndCollect().forEachRemaining(documents::add);

        assertThat(documents)
                .filteredOn(document -> document.kind().equals("feeds"))
                .hasSize(48)
                .filteredOn(document -> document.id().equals(FAILING))
                .extracting(Document::version)
                .hasSize(24)
                .startsWith(1L, 2L, 3L)
                .isSorted();
        assertThat(documents)
                .filteredOn(document -> document.kind().equals("feed-alerts"))
                .extracting(document -> document.id() + " " + document.version())
                .containsExactly(
                        "failing|" + FAILING + "|2025-01-06T01:00:00Z 0",
                        "failing|" + FAILING + "|2025-01-06T01:00:00Z 1");
    }

    @Test
    void everyStepHasAPermanentName() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        DataStream<Document> documents = documents(configuration);

        documents.sinkTo(new DiscardingSink<>()).uid("end");

        assertThat(documents.getExecutionEnvironment().getStreamGraph().getJobGraph().getVertices())
                .isNotEmpty();
    }

    private static DataStream<Document> documents(Configuration configuration) {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
        env.getConfig().disableGenericTypes();
        return FeedHealthEdge.attach(
                        env.fromData(reports(), RecordTypes.of(FeedReport.class)).uid("reports"))
                .documents(new Documents("rules-1", "run-1"));
    }

    /** One feed fails from one o'clock until eleven, the other never. */
    private static List<FeedReport> reports() {
        List<FeedReport> reports = new ArrayList<>();
        for (int half = 0; half < 24; half++) {
            Instant at = START.plusSeconds(1_800L * half);
            boolean fails = half >= 2 && half < 22;
            reports.add(
                    fails
                            ? Reports.failed(FAILING, at, half - 1)
                            : Reports.brought(FAILING, at, 1));
            reports.add(Reports.brought(SOUND, at, 1));
        }
        return reports;
    }
}
