package dev.tidemark.io.feeds;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.FeedHealthEdge;
import dev.tidemark.IngestOutputs;
import dev.tidemark.IngestPipeline;
import dev.tidemark.MonitorEnvironment;
import dev.tidemark.classify.Watchlist;
import dev.tidemark.config.AllowList;
import dev.tidemark.config.Feed;
import dev.tidemark.config.FeedList;
import dev.tidemark.config.FeedSettings;
import dev.tidemark.config.FetchSettings;
import dev.tidemark.config.FullTextSettings;
import dev.tidemark.config.JobFile;
import dev.tidemark.config.PollSettings;
import dev.tidemark.fetch.PlayedInternet;
import dev.tidemark.io.Documents;
import dev.tidemark.model.FeedReport;
import dev.tidemark.operator.FullTextRules;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.CloseableIterator;

/**
 * A process of its own that polls the feeds of a played internet through the running job, until each has been polled so
 * many times; says on standard output what it reports of them and what memory it took.
 */
final class HostileFeedsJob {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** As many times as fast as others' clocks. */
    static final int SPEED = 30;

    static final int INTERVAL_SECONDS = 600;
    static final double DEADLINE_SECONDS = 8;
    private static final double SLOW_SECONDS = 4;

    private HostileFeedsJob() {}

    /** Arguments: a folder; ports of server and canary; polls of each feed; a file of its list, a row each. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        int port = Integer.parseInt(args[1]);
        Map<String, List<String>> addresses = new TreeMap<>();
        List<String> urls = Files.readAllLines(folder.resolve("feeds"));
        for (String row : Files.readAllLines(folder.resolve("names"))) {
            String[] columns = row.split(" ");
            addresses.put(columns[0], List.of(columns).subList(1, columns.length));
        }
        PlayedInternet internet = new PlayedInternet(addresses, port, Integer.parseInt(args[2]));
        run(folder, urls, internet, Integer.parseInt(args[3]));
        System.out.println("lookups\t" + PlayedInternet.lookups("rebinds.example"));
        System.out.printf("heap\t%d%n", heap() >> 20);
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            lines.filter(line -> line.startsWith("VmHWM")).forEach(System.out::println);
        }
        System.exit(0); // Flink's threads have nothing left to do
    }

    private static void run(Path folder, List<String> urls, PlayedInternet internet, int polls)
            throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(1, settings(folder));
        IngestOutputs ingest =
                IngestPipeline.define(
                        env,
                        source(urls, internet),
                        Duration.ofSeconds(30),
                        1,
                        new FullTextRules(
                                new FullTextSettings(false, Set.of(), 1, 1, 0, 500, 0, 1),
                                FetchSettings.defaults(),
                                Watchlist.bundled(),
                                Duration.ofHours(48),
                                Clock.systemUTC()));
        ingest.records().sinkTo(new DiscardingSink<>()).name("records").uid("records");
        Documents documents = new Documents("rules", "run");
        DataStream<String> standings =
                FeedHealthEdge.attach(ingest.reports())
                        .standings()
                        .map(standing -> documents.feed(standing).json(), Types.STRING)
                        .uid("standing");
        DataStream<String> reports =
                ingest.reports().map(HostileFeedsJob::line, Types.STRING).uid("report");
        // Each in its own time: a feed's standing may be here before the report that it rests on.
        Map<String, Integer> reported = new HashMap<>();
        Map<String, Integer> standing = new HashMap<>();
        try (CloseableIterator<String> lines =
                reports.union(standings.map(json -> "standing\t" + json).uid("line"))
                        .collectAsync()) {
            JobClient job = env.executeAsync("hostile feeds");
            while (lines.hasNext()
                    && !(polled(reported, urls, polls) && polled(standing, urls, polls))) {
                String line = lines.next();
                System.out.println(line);
                String[] columns = line.split("\t", 3);
                if (columns[0].equals("report")) {
                    reported.merge(columns[1], 1, Integer::sum);
                } else {
                    String url = JSON.readTree(columns[1]).path("url").asText();
                    standing.merge(url, 1, Integer::sum);
                }
            }
            job.cancel().get();
        }
    }

    private static boolean polled(Map<String, Integer> polled, List<String> urls, int polls) {
        return urls.stream().allMatch(url -> polled.getOrDefault(url, 0) >= polls);
    }

    private static String line(FeedReport report) {
        return String.join(
                "\t",
                "report",
                report.url(),
                report.polledAt().toString(),
                report.nextPoll().toString(),
                Integer.toString(report.fresh()),
                String.valueOf(report.errorClass()),
                String.valueOf(report.reason()),
                String.valueOf(report.malformed()));
    }

    private static FeedSource source(List<String> urls, PlayedInternet internet) {
        FetchSettings defaults = FetchSettings.defaults();
        FetchSettings fetch =
                new FetchSettings(
                        defaults.userAgent(),
                        DEADLINE_SECONDS,
                        SLOW_SECONDS,
                        defaults.bytesPerSecond(),
                        defaults.bodyMegabytes(),
                        defaults.inflatedMegabytes(),
                        defaults.inflationRatio(),
                        defaults.redirects(),
                        defaults.ports(),
                        new AllowList(List.of(), Set.of("wiki.intranet:" + internet.port())),
                        null,
                        null);
        // All feeds always after the same time, those that fail too.
        PollSettings poll =
                new PollSettings(
                        INTERVAL_SECONDS,
                        INTERVAL_SECONDS,
                        INTERVAL_SECONDS,
                        INTERVAL_SECONDS,
                        60,
                        1,
                        2,
                        1_000);
        List<Feed> feeds = urls.stream().map(url -> Reading.feed(url, url, null)).toList();
        return new FeedSource(
                new FeedList(feeds),
                new FeedSettings(null, fetch, poll, 8, FullTextSettings.defaults()),
                JobFile.defaults().items(),
                new FastClock(Instant.parse("2026-03-01T00:00:00Z"), SPEED),
                (settings, clock) -> new Web.Real(internet.client(settings, clock)));
    }

    private static Configuration settings(Path folder) {
        Configuration settings = MonitorEnvironment.settings(1, 128, Duration.ofSeconds(1));
        // The operator behind results that are collected has no permanent id.
        settings.set(PipelineOptions.AUTO_GENERATE_UIDS, true);
        settings.set(CoreOptions.TMP_DIRS, folder.toString());
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        settings.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 0);
        return settings;
    }

    /** The most that was ever on the heap, in bytes; each of its parts may have had it at another time. */
    private static long heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
