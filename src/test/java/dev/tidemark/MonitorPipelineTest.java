package dev.tidemark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.config.JobFile;
import dev.tidemark.io.Documents;
import dev.tidemark.model.Document;
import dev.tidemark.model.RawRecord;
import dev.tidemark.operator.RecordTypes;
import dev.tidemark.operator.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamEdge;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

class MonitorPipelineTest {
    @Test
    void topologyIsTheDrawnOne() throws IOException {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(
                        MonitorEnvironment.settings(2, 128, Duration.ofSeconds(10)));
        DataStream<RawRecord> records =
                env.fromData(
                                RecordTypes.of(RawRecord.class),
                                new RawRecord(new byte[0], 0, "test:1", null, false))
                        .setParallelism(1)
                        .name("records")
                        .uid("records")
                        .assignTimestampsAndWatermarks(WatermarkStrategy.noWatermarks())
                        .setParallelism(1)
                        .name("watermarks")
                        .uid("watermarks");
        Instant start = Instant.parse("2025-01-01T00:00:00Z");
        Rules rules = Rules.of(JobFile.defaults(), start, start);
        DataStream<Document> documents =
                MonitorPipeline.define(records, rules).documents(new Documents("rules", "run"));
        documents.sinkTo(new DiscardingSink<>()).name("edge").uid("edge");

        assertThat(describe(env.getStreamGraph())).isEqualTo(golden());
    }

    /** One line an operator: name, uid, parallelism, and what it is fed by and how. */
    private static String describe(StreamGraph graph) {
        return graph.getStreamNodes().stream()
                .sorted(Comparator.comparingInt(StreamNode::getId))
                .map(node -> describe(graph, node))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String describe(StreamGraph graph, StreamNode node) {
        List<String> inputs =
                node.getInEdges().stream()
                        .sorted(Comparator.comparingInt(StreamEdge::getSourceId))
                        .map(
                                edge ->
                                        graph.getStreamNode(edge.getSourceId()).getOperatorName()
                                                + " by "
                                                + edge.getPartitioner()
                                                + (edge.getOutputTag() == null
                                                        ? ""
                                                        : " " + edge.getOutputTag().getId()))
                        .toList();
        return "%s | uid %s | x%d | from %s"
                .formatted(
                        node.getOperatorName(),
                        node.getTransformationUID(),
                        node.getParallelism(),
                        inputs);
    }

    private static String golden() throws IOException {
        try (InputStream in = MonitorPipelineTest.class.getResourceAsStream("/topology.txt")) {
            assertThat(in).as("src/test/resources/topology.txt").isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
