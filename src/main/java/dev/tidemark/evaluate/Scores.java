package dev.tidemark.evaluate;

import dev.tidemark.model.Stance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * The figures of some outcomes under one way of scoring.
 *
 * @param macroF1 mean F1 of OPEN, CLOSED and NEUTRAL; see {@link Confusion}
 * @param macroF1Interval its 95 % interval, resampled by event
 * @param accuracy share predicted right
 * @param classes each class's figures
 * @param confusion weights by gold stance, then by predicted stance
 */
public record Scores(
        double macroF1,
        Interval macroF1Interval,
        double accuracy,
        Map<Stance, ClassFigures> classes,
        Map<Stance, Map<Stance, Double>> confusion) {

    static Scores of(Collection<Outcome> outcomes, Scoring scoring) {
        Confusion all = Confusion.of(outcomes, scoring);
        Map<Stance, ClassFigures> classes = new EnumMap<>(Stance.class);
        for (Stance stance : Stance.values()) {
            classes.put(stance, all.figures(stance));
        }
        List<Confusion> events =
                byEvent(outcomes).values().stream()
                        .map(event -> Confusion.of(event, scoring))
                        .toList();
        Set<Stance> averaged = all.averaged();
        return new Scores(
                all.macroF1(),
                Bootstrap.interval(events, drawn -> Confusion.sum(drawn).macroF1(averaged)),
                all.accuracy(),
                classes,
                all.rows());
    }

    /** The figures of a class. */
    public ClassFigures figures(Stance stance) {
        return Objects.requireNonNull(classes.get(stance));
    }

    /** Outcomes by event, in an order that does not depend on the files'. */
    static Map<String, List<Outcome>> byEvent(Collection<Outcome> outcomes) {
        Map<String, List<Outcome>> events = new TreeMap<>();
        for (Outcome outcome : outcomes) {
            if (outcome.isCounted()) {
                events.computeIfAbsent(outcome.event(), e -> new ArrayList<>()).add(outcome);
            }
        }
        return events;
    }
}
