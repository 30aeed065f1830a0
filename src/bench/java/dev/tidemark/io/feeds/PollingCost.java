package dev.tidemark.io.feeds;

import com.sun.management.OperatingSystemMXBean;
import dev.tidemark.IngestOutputs;
import dev.tidemark.IngestPipeline;
import dev.tidemark.MonitorEnvironment;
import dev.tidemark.classify.Watchlist;
import dev.tidemark.config.Feed;
import dev.tidemark.config.FeedList;
import dev.tidemark.config.FeedSettings;
import dev.tidemark.config.FetchSettings;
import dev.tidemark.config.FullTextSettings;
import dev.tidemark.config.JobFile;
import dev.tidemark.config.PollSettings;
import dev.tidemark.fetch.PlayedInternet;
import dev.tidemark.model.FeedReport;
import dev.tidemark.model.Language;
import dev.tidemark.model.RawRecord;
import dev.tidemark.model.SourceClass;
import dev.tidemark.operator.FullTextRules;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * A thousand feeds polled by one process with the settings that come with the program, at a clock that runs many times as
 * fast: what polls cost, whether they are on time, and what is left on the heap after a collection.
 *
 * <p>CPU is that of the whole process, Flink and its checkpoints of every minute included; the feeds come from another.
 */
public final class PollingCost {
    private static final LongAdder POLLS = new LongAdder();
    private static final LongAdder FAILURES = new LongAdder();
    private static final LongAdder ITEMS = new LongAdder();
    private static final LongAdder BYTES = new LongAdder();

    private PollingCost() {}

    /** Arguments: feeds, simulated hours, how many times as fast the clock runs. */
    public static void main(String[] args) throws Exception {
        int feeds = Integer.parseInt(args[0]);
        int speed = Integer.parseInt(args[2]);
        Process server = server();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            JobClient job = start(feeds, speed, Integer.parseInt(out.readLine()));
            measure(feeds, Integer.parseInt(args[1]), speed);
            job.cancel().get();
        } finally {
            server.destroy();
        }
        System.exit(0); // Flink's threads have nothing left to do
    }

    /** One line for each half of a simulated hour; in the first of them classes are loaded and compiled. */
    private static void measure(int feeds, int hours, int speed) throws InterruptedException {
        System.out.printf("%d feeds, clock %d times as fast%n", feeds, speed);
        System.out.printf(
                "%6s %9s %9s %9s %22s %9s %18s%n",
                "hour", "polls/s", "items/s", "failures", "CPU s per 1,000 polls", "cores", "heap after GC MB");
        for (int half = 1; half <= hours * 2; half++) {
            long start = System.nanoTime();
            long cpu = cpuNanos();
            POLLS.reset();
            ITEMS.reset();
            FAILURES.reset();
            TimeUnit.NANOSECONDS.sleep(Duration.ofMinutes(30).toNanos() / speed);
            double seconds = (System.nanoTime() - start) / 1e9;
            double cpuSeconds = (cpuNanos() - cpu) / 1e9;
            long polls = POLLS.sum();
            System.out.printf(
                    "%6.1f %9.1f %9.1f %9d %22.2f %9.2f %18.1f%n",
                    half / 2.0,
                    polls / seconds,
                    ITEMS.sum() / seconds,
                    FAILURES.sum(),
                    cpuSeconds / polls * 1_000,
                    cpuSeconds / seconds,
                    heap());
        }
        System.out.printf("records: %.0f MB in all%n", BYTES.sum() / 1e6);
    }

    private static JobClient start(int feeds, int speed, int port) throws Exception {
        Configuration settings = MonitorEnvironment.settings(1, 128, Duration.ofMinutes(1).dividedBy(speed));
        settings.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        settings.set(RestOptions.BIND_PORT, "0");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(1, settings);
        IngestOutputs ingest =
                IngestPipeline.define(
                        env,
                        source(feeds, speed, port),
                        Duration.ofSeconds(30),
                        1,
                        new FullTextRules(
                                new FullTextSettings(false, Set.of(), 1, 1, 0, 500, 0, 1),
                                FetchSettings.defaults(),
                                Watchlist.bundled(),
                                Duration.ofHours(48),
                                Clock.systemUTC()));
        ingest.records().filter(PollingCost::counted).uid("items").sinkTo(new DiscardingSink<>()).uid("items-end");
        ingest.reports().filter(PollingCost::counted).uid("polls").sinkTo(new DiscardingSink<>()).uid("polls-end");
        return env.executeAsync("polling cost");
    }

    private static boolean counted(RawRecord record) {
        if (record.position().contains("entry")) {
            ITEMS.increment();
            BYTES.add(record.size());
        }
        return false;
    }

    private static boolean counted(FeedReport report) {
        POLLS.increment();
        if (report.errors() > 0) {
            FAILURES.increment();
        }
        return false;
    }

    private static FeedSource source(int number, int speed, int port) {
        List<Feed> feeds =
                IntStream.range(0, number)
                        .mapToObj(i -> new Feed("http://feed" + i + ".example/rss", "Feed " + i, "Press", SourceClass.TRADE, Language.EN, false, null))
                        .toList();
        Map<String, List<String>> addresses =
                IntStream.range(0, number)
                        .boxed()
                        .collect(Collectors.toMap(i -> "feed" + i + ".example", i -> List.of("93.184." + i / 250 + "." + (1 + i % 250))));
        PlayedInternet internet = new PlayedInternet(addresses, port, port);
        return new FeedSource(
                new FeedList(feeds),
                new FeedSettings(null, FetchSettings.defaults(), PollSettings.defaults(), 8, FullTextSettings.defaults()),
                JobFile.defaults().items(),
                new FastClock(Instant.parse("2026-03-01T00:00:00Z"), speed),
                (settings, clock) -> new Web.Real(internet.client(settings, clock)));
    }

    private static Process server() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChangingFeeds.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static double heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }
}
