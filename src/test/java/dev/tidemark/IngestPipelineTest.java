package dev.tidemark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.classify.Watchlist;
import dev.tidemark.config.FeedList;
import dev.tidemark.config.FeedSettings;
import dev.tidemark.config.FetchSettings;
import dev.tidemark.config.FullTextSettings;
import dev.tidemark.config.JobFile;
import dev.tidemark.config.PollSettings;
import dev.tidemark.config.Publishers;
import dev.tidemark.io.feeds.FeedSource;
import dev.tidemark.operator.FullTextRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class IngestPipelineTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    private static final FullTextRules PAGES =
            new FullTextRules(
                    FullTextSettings.defaults(),
                    FetchSettings.defaults(),
                    Watchlist.bundled(),
                    Duration.ofHours(48),
                    CLOCK);

    private final FeedSource source =
            new FeedSource(
                    FeedList.read(null, Publishers.read(null)),
                    new FeedSettings(
                            null,
                            FetchSettings.defaults(),
                            PollSettings.defaults(),
                            8,
                            FullTextSettings.defaults()),
                    JobFile.defaults().items(),
                    CLOCK);

    @Test
    void everyOperatorHasItsPermanentId() {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(
                        MonitorEnvironment.settings(4, 128, Duration.ofSeconds(10)));
        IngestPipeline.define(env, source, Duration.ofSeconds(30), 2, PAGES);

        assertThat(
                        env.getStreamGraph().getStreamNodes().stream()
                                .sorted(Comparator.comparingInt(StreamNode::getId))
                                .map(
                                        node ->
                                                node.getTransformationUID()
                                                        + " x"
                                                        + node.getParallelism()))
                .containsExactly(
                        "feeds x2",
                        "feed-records x2",
                        "feed-reports x2",
                        "full-text-choice x2",
                        "full-text-pages x1");
    }

    @Test
    void theSourceWithTheBundledListTravelsInAJobGraph() throws Exception {
        FeedSource there =
                InstantiationUtil.deserializeObject(
                        InstantiationUtil.serializeObject(source), getClass().getClassLoader());
        assertThat(there.hosts()).isEqualTo(source.hosts()).isGreaterThan(20);
    }
}
