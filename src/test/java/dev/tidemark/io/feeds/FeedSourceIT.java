package dev.tidemark.io.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.IngestPipeline;
import dev.tidemark.MonitorEnvironment;
import dev.tidemark.classify.Watchlist;
import dev.tidemark.config.AllowList;
import dev.tidemark.config.FeedList;
import dev.tidemark.config.FeedSettings;
import dev.tidemark.config.FetchSettings;
import dev.tidemark.config.FullTextSettings;
import dev.tidemark.config.JobFile;
import dev.tidemark.config.Network;
import dev.tidemark.config.PollSettings;
import dev.tidemark.model.RawRecord;
import dev.tidemark.operator.FullTextRules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The source inside Flink, at real servers, over simulated days: an hour passes in a second. */
@Timeout(240)
class FeedSourceIT {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration SPACING = Duration.ofMinutes(5);
    private static final Duration PERIOD = Duration.ofMinutes(45);

    @TempDir Path dir;

    @Test
    void everyEntryIsThereOnceThroughTwoFailuresAndNobodyIsCrowded() throws Exception {
        FastClock clock = new FastClock(START.plus(Duration.ofHours(4)), 3_600);
        Newswire rss = new Newswire("Rss", Newswire.Format.RSS, START, PERIOD);
        Newswire atom = new Newswire("Atom", Newswire.Format.ATOM, START, PERIOD);
        Newswire json = new Newswire("Json", Newswire.Format.JSON, START, PERIOD);
        Newswire still = new Newswire("Still", Newswire.Format.RSS, START, Duration.ofDays(100));
        Instant end = START.plus(Duration.ofHours(40));
        try (FeedServer server = new FeedServer(clock)) {
            FeedList list =
                    Reading.list(
                            server.feed("localhost", "/rss", rss::document),
                            server.feed("localhost", "/atom", atom::document),
                            server.feed("127.0.0.1", "/json", json::document),
                            server.feed("127.0.0.1", "/still", still::document),
                            "http://127.0.0.1:" + server.port() + "/nothing");
            StreamExecutionEnvironment env = environment(2, null);
            FailsAfterACheckpoint.FAILURES.clear();
            List<String> seen = new ArrayList<>();
            DataStream<String> lines =
                    IngestPipeline.define(
                                    env, source(list, clock), Duration.ofSeconds(30), 2, noPages())
                            .records()
                            .map(new FailsAfterACheckpoint())
                            .uid("fails")
                            .setParallelism(1)
                            .process(new Line())
                            .uid("line")
                            .setParallelism(1);
            read(env, lines, seen, end, List.of());

            assertThat(FailsAfterACheckpoint.FAILURES).hasSize(2);
            assertThat(titles(seen)).doesNotHaveDuplicates().contains("Still 1");
            Instant first = server.requests().get(0).at();
            for (Newswire wire : List.of(rss, atom, json)) {
                // What was there some waits before the end has been polled by then.
                assertThat(titles(seen))
                        .containsAll(wire.titles(first, end.minus(Duration.ofHours(4))))
                        .filteredOn(title -> title.startsWith(wire.name()))
                        .hasSizeGreaterThan(30);
            }
            assertThat(titles(seen)).contains("Rss 30", "Rss 30 (corrected)");
            assertThat(seen).noneMatch(line -> line.startsWith("late"));
            assertThat(server.unchanged.get()).isPositive();
            assertSpaced(server.requests());
        }
    }

    @Test
    void aCheckpointIsGoneOnFromWithMoreReadersAndAnotherList() throws Exception {
        FastClock clock = new FastClock(START.plus(Duration.ofHours(4)), 3_600);
        Newswire kept = new Newswire("Kept", Newswire.Format.RSS, START, PERIOD);
        Newswire dropped = new Newswire("Dropped", Newswire.Format.ATOM, START, PERIOD);
        Newswire added = new Newswire("Added", Newswire.Format.JSON, START, PERIOD);
        List<String> seen = new ArrayList<>();
        try (FeedServer server = new FeedServer(clock)) {
            String keptUrl = server.feed("localhost", "/kept", kept::document);
            String droppedUrl = server.feed("127.0.0.1", "/dropped", dropped::document);
            run(
                    1,
                    null,
                    Reading.list(keptUrl, droppedUrl),
                    clock,
                    seen,
                    Duration.ofHours(14),
                    "Kept");
            assertThat(titles(seen)).isNotEmpty().doesNotHaveDuplicates();

            // Results are seen when they are in a checkpoint, and so are in every later one.
            List<String> checkpointed = titles(seen);
            int before = server.requests().size();
            String addedUrl = server.feed("127.0.0.1", "/added", added::document);
            List<String> later = new ArrayList<>();
            run(
                    3,
                    newest(),
                    Reading.list(keptUrl, addedUrl),
                    clock,
                    later,
                    Duration.ofHours(36),
                    "Kept",
                    "Added");
            assertThat(titles(later))
                    .doesNotHaveDuplicates()
                    .doesNotContainAnyElementsOf(checkpointed);
            assertThat(titles(later)).anyMatch(title -> title.startsWith("Kept"));
            assertThat(titles(later)).anyMatch(title -> title.startsWith("Added"));
            assertThat(server.requests().subList(before, server.requests().size()))
                    .extracting(FeedServer.Request::path)
                    .contains("/kept", "/added")
                    .doesNotContain("/dropped");
        }
    }

    private void run(
            int parallelism,
            @Nullable Path checkpoint,
            FeedList list,
            FastClock clock,
            List<String> seen,
            Duration until,
            String... told)
            throws Exception {
        StreamExecutionEnvironment env = environment(parallelism, checkpoint);
        DataStream<String> lines =
                IngestPipeline.define(
                                env,
                                source(list, clock),
                                Duration.ofSeconds(30),
                                parallelism,
                                noPages())
                        .records()
                        .process(new Line())
                        // Its successor, which collects results, must not go on from that of
                        // another run.
                        .uid("line-" + parallelism)
                        .setParallelism(1);
        read(env, lines, seen, START.plus(until), List.of(told));
    }

    /** Runs until time has come this far, and each of these wires has told something, however slow the machine; cancels. */
    private static void read(
            StreamExecutionEnvironment env,
            DataStream<String> lines,
            List<String> seen,
            Instant end,
            List<String> told)
            throws Exception {
        try (CloseableIterator<String> results = lines.collectAsync()) {
            JobClient job = env.executeAsync();
            while (results.hasNext()) {
                String line = results.next();
                seen.add(line);
                if (line.startsWith("tick")
                        && Instant.parse(line.substring(5)).isAfter(end)
                        && told.stream()
                                .allMatch(
                                        wire ->
                                                titles(seen).stream()
                                                        .anyMatch(t -> t.startsWith(wire)))) {
                    break;
                }
            }
            job.cancel().get();
            job.getJobExecutionResult().exceptionally(cancelled -> null).get();
        }
    }

    private static List<String> titles(List<String> seen) {
        return seen.stream()
                .filter(line -> line.startsWith("item") || line.startsWith("late"))
                .map(line -> line.substring(5))
                .toList();
    }

    private static void assertSpaced(List<FeedServer.Request> requests) {
        Map<String, Instant> last = new HashMap<>();
        requests.stream()
                .sorted(Comparator.comparing(FeedServer.Request::at))
                .forEach(
                        request -> {
                            Instant before = last.put(request.host(), request.at());
                            if (before != null) {
                                // The server notes a request a little after it was sent.
                                assertThat(Duration.between(before, request.at()))
                                        .isGreaterThan(SPACING.dividedBy(2));
                            }
                        });
        assertThat(last).hasSize(2);
    }

    private StreamExecutionEnvironment environment(int parallelism, @Nullable Path checkpoint) {
        Configuration settings =
                MonitorEnvironment.settings(parallelism, 128, Duration.ofMillis(100));
        // The operator behind results that a test collects has no permanent id.
        settings.set(PipelineOptions.AUTO_GENERATE_UIDS, true);
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                dir.resolve("checkpoints").toUri().toString());
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 2);
        settings.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        if (checkpoint != null) {
            settings.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint.toUri().toString());
            // That operator, again: this run's is another.
            settings.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
        }
        return StreamExecutionEnvironment.createLocalEnvironment(parallelism, settings);
    }

    private Path newest() throws Exception {
        try (Stream<Path> files = Files.walk(dir.resolve("checkpoints"))) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .map(Path::getParent)
                    .filter(Objects::nonNull)
                    .max(
                            Comparator.comparingInt(
                                    folder ->
                                            Integer.parseInt(
                                                    folder.getFileName().toString().substring(4))))
                    .orElseThrow();
        }
    }

    private static FeedSource source(FeedList list, FastClock clock) {
        FetchSettings defaults = FetchSettings.defaults();
        FetchSettings loopback =
                new FetchSettings(
                        defaults.userAgent(),
                        defaults.deadlineSeconds(),
                        defaults.slowSeconds(),
                        defaults.bytesPerSecond(),
                        defaults.bodyMegabytes(),
                        defaults.inflatedMegabytes(),
                        defaults.inflationRatio(),
                        defaults.redirects(),
                        defaults.ports(),
                        new AllowList(
                                Stream.of("127.0.0.0/8", "::1/128").map(Network::parse).toList(),
                                Set.of()),
                        null,
                        null);
        PollSettings poll =
                new PollSettings(1_800, 2_400, 3_600, 7_200, 600, 1, SPACING.toSeconds(), 1_000);
        return new FeedSource(
                list,
                new FeedSettings(null, loopback, poll, 4, FullTextSettings.defaults()),
                JobFile.defaults().items(),
                clock);
    }

    /** Fails a while after a checkpoint, each time in the midst of items, twice in all. */
    private static final class FailsAfterACheckpoint
            implements MapFunction<RawRecord, RawRecord>, CheckpointListener {
        private static final long serialVersionUID = 1L;
        private static final List<Integer> FAILURES = new ArrayList<>();

        private int items;
        private boolean checkpointed;

        @Override
        public RawRecord map(RawRecord record) {
            items += record.position().contains("entry") ? 1 : 0;
            boolean enough = items > 15 && record.position().contains("entry");
            if (checkpointed && enough && FAILURES.size() < 2) {
                FAILURES.add(items);
                throw new IllegalStateException("fails twice, on purpose");
            }
            return record;
        }

        @Override
        public void notifyCheckpointComplete(long checkpointId) {
            checkpointed = items > 10;
        }
    }

    /** A record in a few words: its kind, and its title or time. */
    private static final class Line extends ProcessFunction<RawRecord, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(RawRecord record, Context context, Collector<String> out) {
            String json = new String(record.payload(), StandardCharsets.UTF_8);
            if (json.startsWith("{\"seenAt\"")) {
                out.collect("tick " + record.orderTime());
                return;
            }
            boolean late = context.timestamp() <= context.timerService().currentWatermark();
            out.collect(
                    (late ? "late " : "item ")
                            + json.replaceAll(".*\"title\":\"([^\"]*)\".*", "$1"));
        }
    }

    /** Full text is another test's. */
    private static FullTextRules noPages() {
        return new FullTextRules(
                new FullTextSettings(false, Set.of(), 1, 1, 0, 500, 0, 1),
                FetchSettings.defaults(),
                Watchlist.bundled(),
                Duration.ofHours(48),
                Clock.systemUTC());
    }
}
