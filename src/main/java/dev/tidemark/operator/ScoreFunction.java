package dev.tidemark.operator;

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
 * Keyed by axis and company: folds signals into the company's windows and regime.
 *
 * <p>Assessments, which rest on the main window, are the main output; scores of every window the side
 * output {@link #SCORES}: one after every signal, and one at every midnight (UTC) while the window
 * holds signals. Midnights stop with the input: what comes after the last record is unknown, not
 * silent. A signal after a midnight first scores the midnight, so that it does not matter whether the
 * timer or the signal is seen first.
 */
public final class ScoreFunction extends KeyedProcessFunction<String, Signal, Assessment> {
    private static final long serialVersionUID = 1L;

    /** Scores on their way out. */
    public static final OutputTag<ShiftScore> SCORES =
            new OutputTag<>("scores", RecordTypes.of(ShiftScore.class));

    private final Rules rules;

    private transient ShiftScorer scorer;
    private transient RegimeTracker tracker;
    private transient Standing standing;
    private transient ValueState<CompanyState> state;
    private transient OtherWindows others;

    /** Scores by the given rules. */
    public ScoreFunction(Rules rules) {
        this.rules = rules;
    }

    @Override
    public void open(OpenContext context) {
        scorer = rules.scorer();
        tracker = rules.tracker();
        standing = rules.standing();
        state =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "company", RecordTypes.of(CompanyState.class)));
        others = new OtherWindows(getRuntimeContext(), rules.otherScorers());
    }

    @Override
    public void processElement(Signal signal, Context context, Collector<Assessment> out)
            throws Exception {
        String axis = signal.axis();
        String company = signal.company();
        Instant time = signal.eventTime();
        CompanyState known = known();
        othersKeepSilence(known, axis, company, time, context);
        CompanyState quiet = keepSilence(known, axis, company, time, context);
        // A late denial is of a time that has passed; where the company stands is asked for as of
        // now.
        Instant now = time.isBefore(quiet.clock()) ? quiet.clock() : time;
        CompanyState before = standing.at(quiet, axis, company, now);
        if (!Signals.isScored(signal)) {
            state.update(before);
            out.collect(tracker.aside(before, signal, scorer.look(before, axis, company, time)));
            return;
        }
        ShiftScorer.Scored scored = scorer.fold(before, signal);
        RegimeTracker.Assessed assessed =
                tracker.assess(
                        scored.state(),
                        signal,
                        scored.score(),
                        standing.isPinned(axis, company, now));
        state.update(assessed.state());
        context.output(SCORES, assessed.assessment().score());
        others.fold(
                signal,
                before,
                assessed.assessment().after(),
                score -> context.output(SCORES, score));
        out.collect(assessed.assessment());
        context.timerService()
                .registerEventTimeTimer(ShiftScorer.nextMidnight(time).toEpochMilli());
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<Assessment> out)
            throws Exception {
        if (context.timerService().currentWatermark() == Long.MAX_VALUE) {
            return;
        }
        String[] key = context.getCurrentKey().split("\\|", 2);
        Instant midnight = Instant.ofEpochMilli(time);
        CompanyState known = known();
        boolean othersLast = othersKeepSilence(known, key[0], key[1], midnight, context);
        CompanyState quiet = keepSilence(known, key[0], key[1], midnight, context);
        state.update(quiet);
        if (othersLast || !quiet.clock().isBefore(midnight)) {
            context.timerService()
                    .registerEventTimeTimer(ShiftScorer.nextMidnight(midnight).toEpochMilli());
        }
    }

    private CompanyState keepSilence(
            CompanyState from, String axis, String company, Instant until, Context context) {
        CompanyState last = from;
        for (ShiftScorer.Scored midnight :
                scorer.silence(
                        from,
                        axis,
                        company,
                        until,
                        (known, moment) -> standing.at(known, axis, company, moment))) {
            context.output(SCORES, midnight.score());
            last = midnight.state();
        }
        return last;
    }

    private boolean othersKeepSilence(
            CompanyState main, String axis, String company, Instant until, Context context)
            throws Exception {
        return others.keepSilence(
                axis,
                company,
                until,
                moment -> standing.at(main, axis, company, moment),
                score -> context.output(SCORES, score));
    }

    private CompanyState known() throws Exception {
        CompanyState known = state.value();
        return known == null ? CompanyState.starting(null) : known;
    }
}
