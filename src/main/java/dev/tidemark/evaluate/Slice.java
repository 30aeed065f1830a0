package dev.tidemark.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * The figures of a part of the outcomes, strict and lenient.
 *
 * @param name which part
 * @param labels number of outcomes, whatever their weight: labels, and stances predicted of companies that nobody labelled
 * @param events number of events they come from
 */
public record Slice(String name, int labels, int events, Scores strict, Scores lenient) {

    static Slice of(String name, Collection<Outcome> outcomes) {
        List<Outcome> counted = outcomes.stream().filter(Outcome::isCounted).toList();
        return new Slice(
                name,
                counted.size(),
                Scores.byEvent(counted).size(),
                Scores.of(counted, Scoring.STRICT),
                Scores.of(counted, Scoring.LENIENT));
    }

    static Slice without(String name, Collection<Outcome> outcomes, Predicate<Outcome> excluded) {
        return of(name, outcomes.stream().filter(excluded.negate()).toList());
    }

    /** With all events of a prefix as one that weighs as much as a single label. */
    static Slice asOneEvent(String prefix, Collection<Outcome> outcomes) {
        long members = outcomes.stream().filter(o -> o.isCounted() && isOf(prefix, o)).count();
        List<Outcome> weighed = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            weighed.add(isOf(prefix, outcome) ? outcome.within(prefix, 1.0 / members) : outcome);
        }
        return of(prefix + "* as one label", weighed);
    }

    static boolean isOf(String prefix, Outcome outcome) {
        return outcome.item().event().startsWith(prefix);
    }
}
