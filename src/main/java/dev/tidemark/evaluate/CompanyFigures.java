package dev.tidemark.evaluate;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Whether the right companies are found, whatever is said of them.
 *
 * @param precision labelled companies among those found
 * @param recall companies found among those labelled
 * @param missed how often which company was not found
 * @param extra how often which company was found that nobody labelled
 */
public record CompanyFigures(
        Share precision, Share recall, Map<String, Integer> missed, Map<String, Integer> extra) {

    static CompanyFigures of(Collection<Outcome> outcomes) {
        Predicate<Outcome> labelled = outcome -> outcome.gold() != null;
        Predicate<Outcome> found = outcome -> outcome.predicted() != null;
        return new CompanyFigures(
                Share.of(outcomes.stream().filter(found).toList(), labelled),
                Share.of(outcomes.stream().filter(labelled).toList(), found),
                counts(outcomes.stream().filter(found.negate()).toList()),
                counts(outcomes.stream().filter(labelled.negate()).toList()));
    }

    private static Map<String, Integer> counts(List<Outcome> outcomes) {
        Map<String, Integer> counts = new TreeMap<>();
        outcomes.forEach(outcome -> counts.merge(outcome.company(), 1, Integer::sum));
        return counts;
    }
}
