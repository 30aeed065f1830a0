package dev.tidemark.bench.state;

import dev.tidemark.MonitorEnvironment;
import dev.tidemark.MonitorPipeline;
import dev.tidemark.config.JobFile;
import dev.tidemark.io.Documents;
import dev.tidemark.model.RawRecord;
import dev.tidemark.operator.RecordTypes;
import dev.tidemark.operator.Rules;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.shaded.guava31.com.google.common.hash.Hashing;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Ten years of news through the real pipeline, and at the end of each year what a checkpoint weighs, in all and by
 * operator, and what is left on the heap after a collection: after the longest memory (30 days of items, the longest
 * window) all of it has to stay where it is, however long the job runs.
 *
 * <p>Sizes are of a savepoint in the state backend's own format, which is what a checkpoint writes.
 */
public final class StateGrowth {
    private static final List<String> OPERATORS =
            List.of("duplicates", "story-chains", "shift-score", "alert-policy");

    private StateGrowth() {}

    /** Arguments: companies (1 to 200), years, seed. */
    public static void main(String[] args) throws Exception {
        int companies = Integer.parseInt(args[0]);
        int years = Integer.parseInt(args[1]);
        Path folder = Files.createTempDirectory("tidemark-state");
        try {
            run(folder, companies, years, Long.parseLong(args[2]));
        } finally {
            delete(folder);
        }
    }

    private static void run(Path folder, int companies, int years, long seed) throws Exception {
        Configuration settings = MonitorEnvironment.settings(2, 128, Duration.ofDays(30));
        settings.set(CoreOptions.TMP_DIRS, folder.toString());
        settings.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        settings.set(RestOptions.BIND_PORT, "0");
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(settings);
        DataStream<RawRecord> records =
                env.addSource(
                                new YearlyNews(companies, years, seed),
                                "news",
                                RecordTypes.of(RawRecord.class))
                        .setParallelism(1)
                        .uid("news");
        MonitorPipeline.define(records, rules(folder, companies, years))
                .documents(new Documents("rules", "state-growth"))
                .sinkTo(new DiscardingSink<>())
                .name("end")
                .uid("end");
        JobClient job = env.executeAsync("state growth");

        System.out.printf("%d companies, KB of checkpoint by operator%n", companies);
        System.out.printf("%4s %9s", "year", "total");
        OPERATORS.forEach(operator -> System.out.printf(" %13s", operator));
        System.out.printf(" %15s %7s%n", "heap after GC MB", "seconds");
        for (int year = 1; year <= years; year++) {
            long start = System.nanoTime();
            awaitYear(job);
            Path savepoint =
                    Path.of(
                            URI.create(
                                    job.triggerSavepoint(
                                                    folder.resolve("savepoints").toUri().toString(),
                                                    SavepointFormatType.NATIVE)
                                            .get()));
            Map<String, Long> sizes = sizes(savepoint);
            System.out.printf("%4d %9d", year, bytes(savepoint) / 1024);
            sizes.values().forEach(size -> System.out.printf(" %13d", size / 1024));
            System.out.printf(" %15.1f %8.0f%n", heap(), (System.nanoTime() - start) / 1e9);
            delete(savepoint);
            YearlyNews.goOn();
        }
        job.getJobExecutionResult().get();
    }

    private static void awaitYear(JobClient job) throws Exception {
        while (!YearlyNews.awaitYear(Duration.ofSeconds(1))) {
            if (job.getJobStatus().get() == JobStatus.FAILED) {
                job.getJobExecutionResult().get();
            }
        }
    }

    private static Rules rules(Path folder, int companies, int years) throws IOException {
        String names =
                NewsYears.companies(companies).stream()
                        .map(name -> "  - {name: %s, aliases: [%s]}%n".formatted(name, name))
                        .collect(Collectors.joining());
        Files.writeString(folder.resolve("watchlist.yaml"), "companies:\n" + names);
        Files.writeString(folder.resolve("regimes.yaml"), "regimes: []\n");
        Path job =
                Files.writeString(
                        folder.resolve("job.yaml"),
                        "lists: {watchlist: watchlist.yaml, regimes: regimes.yaml}\n");
        return Rules.of(
                JobFile.read(job),
                NewsYears.start(),
                NewsYears.start().plus(Duration.ofDays(366L * (years + 1))));
    }

    /** Bytes of state by operator. */
    private static Map<String, Long> sizes(Path savepoint) throws IOException {
        Map<OperatorID, Long> byId;
        try (DataInputStream in =
                new DataInputStream(Files.newInputStream(savepoint.resolve("_metadata")))) {
            byId =
                    Checkpoints.loadCheckpointMetadata(
                                    in, StateGrowth.class.getClassLoader(), savepoint.toString())
                            .getOperatorStates()
                            .stream()
                            .collect(
                                    Collectors.toMap(
                                            OperatorState::getOperatorID,
                                            OperatorState::getStateSize));
        }
        Map<String, Long> sizes = new LinkedHashMap<>();
        for (String uid : OPERATORS) {
            // As Flink derives an operator's id from its uid.
            byte[] id = Hashing.murmur3_128(0).hashString(uid, StandardCharsets.UTF_8).asBytes();
            sizes.put(uid, Objects.requireNonNull(byId.get(new OperatorID(id)), uid));
        }
        return sizes;
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /** In MB, of a pipeline at rest. */
    private static double heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(
                            file -> {
                                try {
                                    Files.delete(file);
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            });
        }
    }
}
