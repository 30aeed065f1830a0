package dev.tidemark.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cases that are marked as known to be labelled wrong; they count in every figure all the same.
 *
 * <p>Where an item is marked as a whole, it takes all of its labels to be right for the mark to be out of date.
 *
 * @param wrong those that are, strictly
 * @param right those that are not any more: their mark can go
 */
public record KnownWrong(List<Finding> wrong, List<Finding> right) {

    static KnownWrong of(Collection<Outcome> outcomes) {
        Map<GoldItem, List<Outcome>> items = new LinkedHashMap<>();
        for (Outcome outcome : outcomes) {
            if (outcome.isCounted()) {
                items.computeIfAbsent(outcome.item(), i -> new ArrayList<>()).add(outcome);
            }
        }
        List<Finding> wrong = new ArrayList<>();
        List<Finding> right = new ArrayList<>();
        items.forEach(
                (item, all) -> {
                    boolean allRight = all.stream().allMatch(Outcome::isRight);
                    for (Outcome outcome : all) {
                        GoldLabel gold = outcome.gold();
                        boolean marked = gold != null && gold.knownWrong();
                        if (!outcome.isRight() && (marked || item.knownWrong())) {
                            wrong.add(Finding.of(outcome));
                        } else if (outcome.isRight()
                                && (marked || (item.knownWrong() && allRight))) {
                            right.add(Finding.of(outcome));
                        }
                    }
                });
        return new KnownWrong(wrong, right);
    }
}
