package dev.tidemark;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.io.Documents;
import dev.tidemark.model.Document;
import dev.tidemark.operator.RecordTypes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The report of a Flink job that really runs, with two workers, and ends with its input. */
class JobReportEdgeTest {
    /** In the order of their arrival; Flink copies all functions of a job, and they share nothing else. */
    private static final Collection<Document> TOLD = new ConcurrentLinkedQueue<>();

    private static CountDownLatch first = new CountDownLatch(1);

    @BeforeEach
    void forget() {
        TOLD.clear();
        first = new CountDownLatch(1);
    }

    @Test
    @Timeout(60)
    void everyStartIsToldAtOnceAndARestartIsCountedAndNothingKeepsTheJobFromEnding()
            throws Exception {
        StreamExecutionEnvironment env = job();
        env.execute();

        List<JsonNode> reports = new ArrayList<>();
        for (Document document : TOLD) {
            assertThat(document.kind()).isEqualTo("jobs");
            JsonNode report = new ObjectMapper().readTree(document.json());
            // Unless a minute just begins, there is nothing else to tell of so short a job.
            if (report.get("at").equals(report.get("startedAt"))) {
                reports.add(report);
            }
        }
        assertThat(reports)
                .extracting(report -> report.get("job").asText() + report.get("restarts").asInt())
                .containsExactly("live0", "live1");
        assertThat(reports).noneMatch(report -> report.has("lagSeconds"));
        assertThat(reports).noneMatch(report -> report.has("checkpointAgeSeconds"));
    }

    @Test
    void noRecordLeavesItsWorkerAndEveryStepHasAPermanentName() {
        StreamGraph graph = job().getStreamGraph();

        assertThat(graph.getStreamNodes().stream().map(node -> describe(graph, node)))
                .containsExactlyInAnyOrder(
                        "source x1 from []",
                        "news x2 from [REBALANCE]",
                        "job-times x2 from [FORWARD]",
                        "job-report x1 from [GLOBAL]",
                        "job-report-document x1 from [FORWARD]",
                        "told x1 from [FORWARD]",
                        "end x1 from [FORWARD]");
    }

    private static String describe(StreamGraph graph, StreamNode node) {
        return "%s x%d from %s"
                .formatted(
                        node.getTransformationUID(),
                        node.getParallelism(),
                        node.getInEdges().stream().map(edge -> edge.getPartitioner()).toList());
    }

    /** Its news fails once, as soon as the first report has arrived. */
    private static StreamExecutionEnvironment job() {
        Configuration settings = MonitorEnvironment.settings(2, 128, Duration.ofHours(1));
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(settings);
        DataStream<String> news =
                env.fromData(Types.STRING, "a", "b", "c")
                        .setParallelism(1)
                        .uid("source")
                        .map(new FailsOnce(), Types.STRING)
                        .uid("news");
        JobReportEdge.attach(news, "live", new Documents("rules-1", "run-1"))
                .map(
                        document -> {
                            TOLD.add(document);
                            first.countDown();
                            return document;
                        },
                        RecordTypes.of(Document.class))
                .setParallelism(1)
                .uid("told")
                .sinkTo(new DiscardingSink<>())
                .setParallelism(1)
                .uid("end");
        return env;
    }

    private static final class FailsOnce extends RichMapFunction<String, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public String map(String news) throws Exception {
            if (getRuntimeContext().getTaskInfo().getAttemptNumber() == 0) {
                assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();
                throw new IllegalStateException("a worker fails");
            }
            return news;
        }
    }
}
