package dev.tidemark.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.article.PageServer;
import dev.tidemark.article.Pages;
import dev.tidemark.config.JobFile;
import dev.tidemark.model.RawRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The step inside Flink. Watermarks follow each record at once, so whatever they overtake is late. */
class FullTextIT {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private static CountDownLatch lastHasCome = new CountDownLatch(1);

    @Test
    @Timeout(180)
    void anItemWaitsForItsPageWhileAllOthersPassAndTheWatermarkWaitsWithIt() throws Exception {
        lastHasCome = new CountDownLatch(1);
        try (PageServer site = new PageServer()) {
            site.at(
                    "/slow",
                    exchange -> {
                        // Answers only once the last record has come through: nothing waits behind
                        // this item.
                        boolean passed = lastHasCome.await(20, TimeUnit.SECONDS);
                        PageServer.send(
                                exchange,
                                "text/html",
                                (passed ? Pages.article() : "").getBytes(StandardCharsets.UTF_8));
                    });
            List<String> lines = new ArrayList<>();
            lines.add(FullTextRecords.line(site.url("/slow"), time(0)));
            lines.add("{\"title\":\"A storm closes the harbour\",\"seenAt\":\"" + time(1) + "\"}");
            lines.add("no item at all");
            lines.add("{\"seenAt\":\"" + time(3) + "\"}"); // a tick, and the last

            List<String> seen = run(lines, FullTextRecords.rules(25, site));

            assertThat(seen).hasSize(4).noneMatch(line -> line.startsWith("late "));
            assertThat(seen.get(3)).contains("/slow", "\"article\":\"" + Pages.NEWS);
            assertThat(seen).contains(lines.get(1), lines.get(2), lines.get(3));
        }
    }

    @Test
    @Timeout(180)
    void aServerThatHangsCostsItsItemTheArticleAndNobodyAnItem() throws Exception {
        lastHasCome = new CountDownLatch(1);
        try (PageServer hung = new PageServer();
                PageServer site = new PageServer()) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                hung.at("/" + i, exchange -> hung.hang());
                site.page("/" + i, Pages.article());
                lines.add(FullTextRecords.line(hung.urlOfLocalhost("/" + i), time(2 * i)));
                lines.add(FullTextRecords.line(site.url("/" + i), time(2 * i + 1)));
            }

            List<String> seen = run(lines, FullTextRecords.rules(12, hung, site));

            assertThat(seen)
                    .hasSize(4)
                    .noneMatch(line -> line.startsWith("late "))
                    .containsAll(
                            lines.stream()
                                    .filter(l -> l.contains(hung.urlOfLocalhost("/")))
                                    .toList());
            assertThat(seen.stream().filter(line -> line.contains("\"article\"")))
                    .hasSize(2)
                    .allMatch(line -> line.contains(site.url("/")));
        }
    }

    @Test
    void switchedOffItReadsNothing(@TempDir Path dir) throws Exception {
        Path job =
                Files.writeString(dir.resolve("job.yaml"), "feeds: {fullText: {enabled: false}}");
        FullTextRules on = FullTextRecords.rules(5);
        FullTextRules off =
                new FullTextRules(
                        JobFile.read(job).feeds().fullText(),
                        on.fetch(),
                        on.watchlist(),
                        on.staleAfter(),
                        on.clock());
        String line = FullTextRecords.line("http://127.0.0.1:1/never-asked", time(0));

        assertThat(run(List.of(line), off)).containsExactly(line);
    }

    private static List<String> run(List<String> lines, FullTextRules rules) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(1);
        RawRecord[] records = lines.stream().map(FullTextRecords::record).toArray(RawRecord[]::new);
        DataStream<RawRecord> timed =
                env.fromData(RecordTypes.of(RawRecord.class), records)
                        .assignTimestampsAndWatermarks(
                                WatermarkStrategy.<RawRecord>forGenerator(c -> new AtOnce())
                                        .withTimestampAssigner(new Counting()));
        List<String> seen = new ArrayList<>();
        try (CloseableIterator<String> out =
                FullText.attach(timed, rules).process(new Seen()).executeAndCollect()) {
            out.forEachRemaining(seen::add);
        }
        return seen;
    }

    private static String time(int seconds) {
        return START.plusSeconds(seconds).toString();
    }

    /** One second after the other, from {@link #START}. */
    private static final class Counting
            implements org.apache.flink.api.common.eventtime.SerializableTimestampAssigner<
                    RawRecord> {
        private static final long serialVersionUID = 1L;

        private int count;

        @Override
        public long extractTimestamp(RawRecord record, long before) {
            return START.plusSeconds(count++).toEpochMilli();
        }
    }

    /** No disorder is allowed for. */
    private static final class AtOnce implements WatermarkGenerator<RawRecord> {
        @Override
        public void onEvent(RawRecord record, long time, WatermarkOutput output) {
            output.emitWatermark(new Watermark(time));
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }

    /** What comes out; marked where the watermark was there before. */
    private static final class Seen extends ProcessFunction<RawRecord, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(RawRecord record, Context context, Collector<String> out) {
            String line = new String(record.payload(), StandardCharsets.UTF_8);
            boolean late = context.timestamp() <= context.timerService().currentWatermark();
            out.collect(late ? "late " + line : line);
            if (line.startsWith("{\"seenAt\"")) {
                lastHasCome.countDown();
            }
        }
    }
}
