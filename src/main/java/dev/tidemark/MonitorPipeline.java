package dev.tidemark;

import dev.tidemark.model.Alert;
import dev.tidemark.model.LabelledItem;
import dev.tidemark.model.NewsItem;
import dev.tidemark.model.RawRecord;
import dev.tidemark.model.Rejected;
import dev.tidemark.model.ShiftScore;
import dev.tidemark.model.Signal;
import dev.tidemark.model.Status;
import dev.tidemark.operator.Admitted;
import dev.tidemark.operator.AlertFunction;
import dev.tidemark.operator.ChainFunction;
import dev.tidemark.operator.ClassifyFunction;
import dev.tidemark.operator.DuplicateFunction;
import dev.tidemark.operator.ParseFunction;
import dev.tidemark.operator.RecordTypes;
import dev.tidemark.operator.Rules;
import dev.tidemark.operator.ScoreFunction;
import dev.tidemark.operator.TallyFunction;
import dev.tidemark.shift.Assessment;
import dev.tidemark.shift.Signals;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * The way of one item, from an edge's record to alerts. Live, replay and tests build this and
 * nothing else; they differ in the edges.
 *
 * <pre>
 *  records (archive, Kafka, feeds)
 *     │
 *   parse ───────────────────────────────► rejected
 *     │  by item id
 *   duplicates ──(copies end here)
 *     │
 *   classify ────────────────────────────► items
 *     │  one signal per item and company, by axis|company
 *   story chains ────────────────────────► signals
 *     │  those that carry weight, and denials
 *   shift score ─────────────────────────► scores
 *     │
 *   alert policy ────────────────────────► alerts, near-misses
 * </pre>
 *
 * Every record is counted once on arrival and once in the class it ends in; the tally compares. Ticks
 * are read and counted, and have moved the watermark before they end in parse.
 */
public final class MonitorPipeline {
    private static final TypeInformation<NewsItem> ITEM = RecordTypes.of(NewsItem.class);
    private static final TypeInformation<Admitted> ADMITTED = RecordTypes.of(Admitted.class);
    private static final TypeInformation<LabelledItem> LABELLED =
            RecordTypes.of(LabelledItem.class);
    private static final TypeInformation<Signal> SIGNAL = RecordTypes.of(Signal.class);
    private static final TypeInformation<Assessment> ASSESSMENT = RecordTypes.of(Assessment.class);
    private static final TypeInformation<Alert> ALERT = RecordTypes.of(Alert.class);

    private MonitorPipeline() {}

    /**
     * Builds the monitor behind a source.
     *
     * @param records what an edge delivers, with watermarks that no item's event time falls behind, unless it is late
     * @param rules lists, lexicons and settings, the same on every worker
     */
    public static MonitorOutputs define(DataStream<RawRecord> records, Rules rules) {
        SingleOutputStreamOperator<NewsItem> parsed =
                records.process(new ParseFunction(rules), ITEM)
                        .setParallelism(records.getParallelism())
                        .name("parse")
                        .uid("parse");
        DataStream<Rejected> rejected = parsed.getSideOutput(ParseFunction.REJECTED);

        SingleOutputStreamOperator<Admitted> admitted =
                parsed.keyBy(NewsItem::id, Types.STRING)
                        .process(
                                new DuplicateFunction(rules.staleAfter(), rules.duplicateMemory()),
                                ADMITTED)
                        .name("duplicates and revisions")
                        .uid("duplicates");

        DataStream<LabelledItem> items =
                admitted.map(new ClassifyFunction(rules), LABELLED)
                        .name("classify")
                        .uid("classify");

        DataStream<Signal> signals =
                items.<Signal>flatMap((item, out) -> Signals.of(item).forEach(out::collect), SIGNAL)
                        .name("signals")
                        .uid("signals")
                        .keyBy(Signal::key, Types.STRING)
                        .process(
                                new ChainFunction(rules.chainMemory(), rules.revisionMemory()),
                                SIGNAL)
                        .name("story chains")
                        .uid("story-chains");

        // From here on everything stays with its company: no further exchange between workers.
        DataStream<Signal> weighted =
                signals.filter(Signals::isTold).name("weighted signals").uid("weighted-signals");
        SingleOutputStreamOperator<Assessment> assessments =
                stillKeyed(weighted, Signal::key)
                        .process(new ScoreFunction(rules), ASSESSMENT)
                        .name("shift score")
                        .uid("shift-score");
        DataStream<ShiftScore> scores = assessments.getSideOutput(ScoreFunction.SCORES);

        SingleOutputStreamOperator<Alert> alerts =
                stillKeyed(assessments, assessment -> assessment.signal().key())
                        .process(new AlertFunction(rules), ALERT)
                        .name("alert policy")
                        .uid("alert-policy");

        tally(
                records,
                parsed.getSideOutput(ParseFunction.TICKS),
                rejected,
                admitted.getSideOutput(DuplicateFunction.ENDED),
                items);
        return new MonitorOutputs(
                items,
                signals,
                scores,
                alerts,
                alerts.getSideOutput(AlertFunction.NEAR_MISSES),
                rejected);
    }

    private static <T> KeyedStream<T, String> stillKeyed(
            DataStream<T> records, KeySelector<T, String> key) {
        return DataStreamUtils.reinterpretAsKeyedStream(records, key, Types.STRING);
    }

    private static void tally(
            DataStream<RawRecord> records,
            DataStream<String> ticks,
            DataStream<Rejected> rejected,
            DataStream<Status> ended,
            DataStream<LabelledItem> items) {
        word(records, "read", record -> TallyFunction.READ)
                .union(
                        word(ticks, "ticks", tick -> tick),
                        word(rejected, "rejected", record -> Status.REJECTED.word()),
                        word(ended, "ended", Status::word),
                        word(items, "labelled", item -> item.status().word()))
                .global()
                .process(new TallyFunction(), Types.VOID)
                .name("tally")
                .uid("tally")
                .setParallelism(1)
                .sinkTo(new DiscardingSink<>())
                .name("tally end")
                .uid("tally-end")
                .setParallelism(1);
    }

    private static <T> DataStream<String> word(
            DataStream<T> records, String name, MapFunction<T, String> toWord) {
        return records.map(toWord, Types.STRING)
                .name("count " + name)
                .uid("count-" + name)
                .setParallelism(records.getParallelism());
    }
}
