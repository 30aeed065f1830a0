package dev.tidemark.evaluate;

import dev.tidemark.model.Stance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What changed between two predictions of the same items: strict macro-F1 and its difference, with the 95 % interval of the
 * difference from draws that take the same events for both ({@link Bootstrap}). An interval on one side of zero is a change
 * that is not owed to the choice of the events.
 *
 * @param mended wrong before, right now
 * @param broken right before, wrong now
 */
public record Gain(
        double before,
        double now,
        Interval difference,
        List<Finding> mended,
        List<Finding> broken) {

    private record Both(Confusion before, Confusion now) {}

    /** Compares; both are outcomes of the same gold items. */
    public static Gain of(Collection<Outcome> before, Collection<Outcome> now) {
        Map<String, List<Outcome>> eventsBefore = Scores.byEvent(before);
        Map<String, List<Outcome>> eventsNow = Scores.byEvent(now);
        Set<String> events = new TreeSet<>(eventsBefore.keySet());
        events.addAll(eventsNow.keySet());
        List<Both> both = new ArrayList<>();
        for (String event : events) {
            both.add(
                    new Both(
                            Confusion.of(
                                    eventsBefore.getOrDefault(event, List.of()), Scoring.STRICT),
                            Confusion.of(
                                    eventsNow.getOrDefault(event, List.of()), Scoring.STRICT)));
        }
        Confusion allBefore = Confusion.sum(both.stream().map(Both::before).toList());
        Confusion allNow = Confusion.sum(both.stream().map(Both::now).toList());
        return new Gain(
                allBefore.macroF1(),
                allNow.macroF1(),
                Bootstrap.interval(both, drawn -> gain(drawn, allNow.averaged())),
                changed(before, now, true),
                changed(before, now, false));
    }

    private static double gain(List<Both> drawn, Set<Stance> averaged) {
        return Confusion.sum(drawn.stream().map(Both::now).toList()).macroF1(averaged)
                - Confusion.sum(drawn.stream().map(Both::before).toList()).macroF1(averaged);
    }

    /** Outcomes of {@code now} that are right, or are not, and were the other way round before. */
    private static List<Finding> changed(
            Collection<Outcome> before, Collection<Outcome> now, boolean right) {
        // Who is neither labelled nor found is right to be NEUTRAL, and has no outcome to say so.
        Map<String, Outcome> then = new HashMap<>();
        before.forEach(outcome -> then.put(key(outcome), outcome));
        Map<String, Outcome> all = new LinkedHashMap<>();
        before.stream().filter(o -> o.gold() == null).forEach(o -> all.put(key(o), unfound(o)));
        now.forEach(outcome -> all.put(key(outcome), outcome));
        return all.values().stream()
                .filter(o -> o.isRight() == right)
                .filter(o -> then.getOrDefault(key(o), unfound(o)).isRight() != right)
                .map(Finding::of)
                .toList();
    }

    private static Outcome unfound(Outcome outcome) {
        return new Outcome(
                outcome.item(), outcome.event(), outcome.company(), outcome.gold(), null, 1);
    }

    private static String key(Outcome outcome) {
        return outcome.item().item().id() + "\n" + outcome.company();
    }
}
