package dev.tidemark.operator;

import dev.tidemark.model.Regime;
import dev.tidemark.model.ShiftScore;
import dev.tidemark.model.Signal;
import dev.tidemark.shift.CompanyState;
import dev.tidemark.shift.ShiftScorer;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * Keyed state: the current company's windows of other lengths than the main one. They are scored where it is, by the
 * same formulas and against the same regime, and decide nothing.
 *
 * <p>A signal costs one more fold a window, and each window keeps the signals of its own length: the cost is linear in
 * the sum of the lengths.
 */
final class OtherWindows {
    private final List<ShiftScorer> scorers;
    private final MapState<String, CompanyState> windows;

    OtherWindows(RuntimeContext context, List<ShiftScorer> scorers) {
        this.scorers = scorers;
        this.windows =
                context.getMapState(
                        new MapStateDescriptor<>(
                                "other-windows", Types.STRING, RecordTypes.of(CompanyState.class)));
    }

    /**
     * Folds a signal that belongs in a score.
     *
     * @param before the company just before it, by the main window
     * @param after where the company stands after it
     */
    void fold(
            Signal signal, CompanyState before, @Nullable Regime after, Consumer<ShiftScore> scores)
            throws Exception {
        for (ShiftScorer scorer : scorers) {
            CompanyState known = windows.get(scorer.windowName());
            CompanyState window = known == null ? CompanyState.starting(null) : known;
            ShiftScorer.Scored scored = scorer.fold(window.startingAt(before), signal);
            windows.put(scorer.windowName(), scored.state());
            scores.accept(scored.score().beside(after));
        }
    }

    /**
     * Scores the midnights that have passed.
     *
     * @param standing the company at a moment, by the main window
     * @return whether a window has lasted until then
     */
    boolean keepSilence(
            String axis,
            String company,
            Instant until,
            Function<Instant, CompanyState> standing,
            Consumer<ShiftScore> scores)
            throws Exception {
        boolean lasts = false;
        for (ShiftScorer scorer : scorers) {
            CompanyState last = windows.get(scorer.windowName());
            if (last == null) {
                continue;
            }
            for (ShiftScorer.Scored midnight :
                    scorer.silence(
                            last,
                            axis,
                            company,
                            until,
                            (state, moment) -> state.startingAt(standing.apply(moment)))) {
                last = midnight.state();
                scores.accept(midnight.score().beside(last.regime()));
            }
            windows.put(scorer.windowName(), last);
            lasts |= !last.clock().isBefore(until);
        }
        return lasts;
    }
}
