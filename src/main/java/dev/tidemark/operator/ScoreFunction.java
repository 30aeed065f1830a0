package dev.tidemark.operator;

import dev.tidemark.model.Regime;
import dev.tidemark.model.ShiftScore;
import dev.tidemark.model.Signal;
import dev.tidemark.shift.Assessment;
import dev.tidemark.shift.CompanyState;
import dev.tidemark.shift.RegimeTracker;
import dev.tidemark.shift.ShiftScorer;
import dev.tidemark.shift.Signals;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keyed by axis and company: folds signals into the company's window and regime.
 *
 * <p>Assessments are the main output, scores the side output {@link #SCORES}: one after every
 * signal, and one at every midnight (UTC) while the window holds signals. Midnights stop with the
 * input: what comes after the last record is unknown, not silent.
 */
public final class ScoreFunction extends KeyedProcessFunction<String, Signal, Assessment> {
    private static final long serialVersionUID = 1L;

    /** Scores on their way out. */
    public static final OutputTag<ShiftScore> SCORES =
            new OutputTag<>("scores", RecordTypes.of(ShiftScore.class));

    private final Rules rules;

    private transient ShiftScorer scorer;
    private transient RegimeTracker tracker;
    private transient ValueState<CompanyState> state;

    /** Scores by the given rules. */
    public ScoreFunction(Rules rules) {
        this.rules = rules;
    }

    @Override
    public void open(OpenContext context) {
        scorer = rules.scorer();
        tracker = rules.tracker();
        state =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "company", RecordTypes.of(CompanyState.class)));
    }

    @Override
    public void processElement(Signal signal, Context context, Collector<Assessment> out)
            throws Exception {
        CompanyState known = current(signal.company(), signal.eventTime());
        // A late denial is of a time that has passed; where the company stands is asked for as of
        // now.
        Instant now =
                signal.eventTime().isBefore(known.clock()) ? known.clock() : signal.eventTime();
        Regime pinned = rules.corrections().pinned(signal.axis(), signal.company(), now);
        CompanyState before = known.pinned(pinned, now);
        CompanyState quiet =
                keepSilence(before, signal.axis(), signal.company(), signal.eventTime(), context);
        if (!Signals.isScored(signal)) {
            ShiftScore score =
                    scorer.look(quiet, signal.axis(), signal.company(), signal.eventTime());
            state.update(quiet);
            out.collect(tracker.aside(quiet, signal, score));
            return;
        }
        ShiftScorer.Scored scored = scorer.fold(quiet, signal);
        RegimeTracker.Assessed assessed =
                tracker.assess(scored.state(), signal, scored.score(), pinned != null);
        state.update(assessed.state());
        context.output(SCORES, assessed.assessment().score());
        out.collect(assessed.assessment());
        context.timerService()
                .registerEventTimeTimer(
                        ShiftScorer.nextMidnight(signal.eventTime()).toEpochMilli());
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Assessment> out)
            throws Exception {
        if (context.timerService().currentWatermark() == Long.MAX_VALUE) {
            return;
        }
        String[] key = context.getCurrentKey().split("\\|", 2);
        Instant midnight = Instant.ofEpochMilli(time);
        CompanyState quiet =
                keepSilence(current(key[1], midnight), key[0], key[1], midnight, context);
        state.update(quiet);
        if (!quiet.clock().isBefore(midnight)) {
            context.timerService()
                    .registerEventTimeTimer(ShiftScorer.nextMidnight(midnight).toEpochMilli());
        }
    }

    private CompanyState keepSilence(
            CompanyState from, String axis, String company, Instant until, Context context) {
        CompanyState last = from;
        for (ShiftScorer.Scored midnight : scorer.silence(from, axis, company, until)) {
            context.output(SCORES, midnight.score());
            last = midnight.state();
        }
        return last;
    }

    /** A company may be founded, and known to stand somewhere, after the run began. */
    private CompanyState current(String company, Instant now) throws Exception {
        CompanyState known = state.value();
        if (known != null && known.regime() != null) {
            return known;
        }
        CompanyState start = rules.start(company, now);
        return known == null ? start : known.startingAt(start);
    }
}
