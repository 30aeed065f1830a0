package dev.tidemark.io.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.fetch.ErrorClass;
import dev.tidemark.fetch.FetchAnswer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.runtime.metrics.groups.InternalSourceReaderMetricGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FeedMetricsTest {
    private static final String A = "https://a.example/feed";

    private final SteppedClock clock = new SteppedClock();
    private final PlayedFeeds web = new PlayedFeeds();
    private final Map<String, Counter> counters = new HashMap<>();

    @Test
    void failuresAreCountedByTheirClass() throws Exception {
        web.answer(A, request -> new FetchAnswer.Failed(ErrorClass.NOT_FOUND, "answered 404"));
        try (Reading reading =
                Reading.of(
                                Reading.list(A),
                                web,
                                clock,
                                InternalSourceReaderMetricGroup.mock(new Group("")))
                        .start("a.example")) {
            reading.reports(1);
            clock.advance(Duration.ofDays(1));
            reading.reports(2);
            web.list(A, "one", "two");
            clock.advance(Duration.ofDays(1));
            reading.reports(3);
        }
        assertThat(counters.get("errorClass=not-found/feedPollFailures").getCount()).isEqualTo(2);
        assertThat(counters.get("feedPolls").getCount()).isEqualTo(3);
        assertThat(counters.get("feedEntriesFresh").getCount()).isEqualTo(2);
    }

    /** As Flink's own: of two counters of one name the first is reported. */
    private final class Group extends UnregisteredMetricsGroup {
        private final String scope;

        Group(String scope) {
            this.scope = scope;
        }

        @Override
        public MetricGroup addGroup(String key, String value) {
            return new Group(scope + key + "=" + value + "/");
        }

        @Override
        public Counter counter(String name) {
            Counter counter = new SimpleCounter();
            counters.putIfAbsent(scope + name, counter);
            return counter;
        }
    }
}
