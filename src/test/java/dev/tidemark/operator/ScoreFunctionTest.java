package dev.tidemark.operator;

import static dev.tidemark.shift.SignalFixture.announced;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.config.JobFile;
import dev.tidemark.model.Regime;
import dev.tidemark.model.ShiftScore;
import dev.tidemark.model.Signal;
import dev.tidemark.model.Stance;
import dev.tidemark.shift.Assessment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signals of one company in their order, through the operator in a small Flink. */
class ScoreFunctionTest {
    private static final Signal FIRST = open("first", "2025-03-01T10:00:00Z");
    private static final Signal SECOND = open("second", "2025-03-04T10:00:00Z");

    private static final Signal END = open("end", "2025-09-01T10:00:00Z");

    @TempDir Path dir;

    @Test
    void eachWindowIsScoredWithTheSignalAndEachMidnightThatItLasts() throws Exception {
        List<ShiftScore> scores = scored("shift: {alsoWindowDays: [1, 30]}", true, FIRST);

        assertThat(number(scores)).isEqualTo(Map.of("1d", 2L, "7d", 8L, "30d", 31L));
        assertThat(scores).allMatch(score -> score.main() == score.window().equals("7d"));
        assertThat(scores).allMatch(score -> score.mean() == 0.9 && score.count() == 1);
    }

    @Test
    void otherWindowsLeaveTheMainOneAsItIs() throws Exception {
        Signal far = open("far", "2025-04-20T10:00:00Z");

        List<ShiftScore> alone = scored("shift: {alsoWindowDays: []}", true, FIRST, SECOND, far);
        List<ShiftScore> beside =
                scored("shift: {alsoWindowDays: [1, 3, 30, 90]}", true, FIRST, SECOND, far);

        assertThat(alone).isNotEmpty().allMatch(ShiftScore::main);
        assertThat(beside.stream().filter(ShiftScore::main)).containsExactlyElementsOf(alone);
    }

    @Test
    void aPinCountsFromItsOwnTimeWithoutNews() throws Exception {
        List<ShiftScore> scores = scored(pinned("2025-03-02T12:00:00Z"), true, FIRST);

        assertThat(scores)
                .allMatch(
                        score ->
                                score.paneEnd().isBefore(Instant.parse("2025-03-02T12:00:00Z"))
                                        ? score.regime() == null
                                        : score.regime() == Regime.CLOSED);
        assertThat(scores).anyMatch(score -> score.regime() == null);
    }

    /** The midnights between two signals are scored by timers, or by the second signal if it is seen first. */
    @Test
    void whetherTimeOrTheNextSignalIsSeenFirstDecidesNothing() throws Exception {
        String settings = pinned("2025-03-02T12:00:00Z");

        assertThat(scored(settings, false, FIRST, SECOND))
                .containsExactlyInAnyOrderElementsOf(scored(settings, true, FIRST, SECOND));
    }

    @Test
    void aPinThatBeganAndEndedInSilenceStillTellsWhereTheCompanyStands() throws Exception {
        String settings = pinned("2025-03-20T00:00:00Z");
        Signal afterIt = open("after", "2025-06-01T10:00:00Z");

        List<ShiftScore> scores = scored(settings, true, FIRST, afterIt);

        assertThat(scores.get(scores.size() - 1).regime()).isEqualTo(Regime.CLOSED);
    }

    /** A job file that keeps the company closed from a time through 1 April. */
    private String pinned(String from) throws Exception {
        Files.writeString(
                dir.resolve("decisions.jsonl"),
                """
                {"kind":"pin","axis":"openness","company":"Acme","regime":"closed","from":"%s",\
                "until":"2025-04-01","reason":"Said so.","by":"desk","time":"2025-03-01T00:00:00Z"}
                """
                        .formatted(from));
        return "lists: {corrections: decisions.jsonl}";
    }

    private List<ShiftScore> scored(String settings, boolean timeFirst, Signal... signals)
            throws Exception {
        return collected(assess(settings, timeFirst, signals).getSideOutput(ScoreFunction.SCORES));
    }

    /** The operator behind signals in their order, and at the end one that is no part of the story. */
    private SingleOutputStreamOperator<Assessment> assess(
            String settings, boolean timeFirst, Signal... signals) throws Exception {
        JobFile job = JobFile.read(Files.writeString(dir.resolve("job.yaml"), settings));
        Rules rules = Rules.of(job, Instant.parse("2025-01-01T00:00:00Z"), Instant.MAX);
        List<Signal> told = new ArrayList<>(List.of(signals));
        told.add(END);
        return StreamExecutionEnvironment.createLocalEnvironment(1)
                .fromData(told, RecordTypes.of(Signal.class))
                .assignTimestampsAndWatermarks(
                        timeFirst ? each() : WatermarkStrategy.noWatermarks())
                .keyBy(Signal::key, Types.STRING)
                .process(new ScoreFunction(rules), RecordTypes.of(Assessment.class));
    }

    /** Time goes on with every signal. */
    private static WatermarkStrategy<Signal> each() {
        return WatermarkStrategy.<Signal>forGenerator(
                        context ->
                                new WatermarkGenerator<>() {
                                    @Override
                                    public void onEvent(
                                            Signal signal, long time, WatermarkOutput output) {
                                        output.emitWatermark(new Watermark(time));
                                    }

                                    @Override
                                    public void onPeriodicEmit(WatermarkOutput output) {}
                                })
                .withTimestampAssigner((signal, time) -> signal.eventTime().toEpochMilli());
    }

    /** What came before the end. */
    private static List<ShiftScore> collected(DataStream<ShiftScore> scores) throws Exception {
        return scores.executeAndCollect(10_000).stream()
                .filter(score -> score.paneEnd().isBefore(END.eventTime()))
                .toList();
    }

    private static Map<String, Long> number(List<ShiftScore> scores) {
        return scores.stream()
                .collect(Collectors.groupingBy(ShiftScore::window, Collectors.counting()));
    }

    private static Signal open(String id, String time) {
        return announced(id, time, Stance.OPEN, "Acme opens " + id).chained(id, 1, 0.9);
    }
}
