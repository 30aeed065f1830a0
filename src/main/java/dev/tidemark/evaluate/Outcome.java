package dev.tidemark.evaluate;

import dev.tidemark.model.Label;
import dev.tidemark.model.Stance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One (item, company): what a person said beside what was predicted.
 *
 * @param event whose outcomes belong together when chance is judged
 * @param gold null for a company that was found, but that nobody labelled: gold NEUTRAL
 * @param predicted null for a company that was not found: predicted NEUTRAL
 * @param weight what it counts in {@link Confusion}; 1 unless one event is to count as one label
 */
public record Outcome(
        GoldItem item,
        String event,
        String company,
        @Nullable GoldLabel gold,
        @Nullable Label predicted,
        double weight) {

    /** The outcomes of an item, by company, bare mentions that nobody labelled included. */
    public static List<Outcome> of(GoldItem item, List<Label> predicted) {
        Map<String, GoldLabel> gold = new TreeMap<>();
        item.labels().forEach(label -> gold.put(label.company(), label));
        Map<String, Label> found = new TreeMap<>();
        predicted.forEach(label -> found.put(label.company(), label));
        Map<String, Outcome> outcomes = new TreeMap<>();
        gold.forEach(
                (company, label) ->
                        outcomes.put(company, of(item, company, label, found.get(company))));
        found.forEach(
                (company, label) -> outcomes.putIfAbsent(company, of(item, company, null, label)));
        return new ArrayList<>(outcomes.values());
    }

    private static Outcome of(
            GoldItem item, String company, @Nullable GoldLabel gold, @Nullable Label predicted) {
        return new Outcome(item, item.event(), company, gold, predicted, 1);
    }

    /** The same outcome in another event, with another weight. */
    public Outcome within(String otherEvent, double otherWeight) {
        return new Outcome(item, otherEvent, company, gold, predicted, otherWeight);
    }

    /** The stance that a person gave. */
    public Stance goldStance() {
        return gold == null ? Stance.NEUTRAL : gold.stance();
    }

    /** The stance that was predicted. */
    public Stance predictedStance() {
        return predicted == null ? Stance.NEUTRAL : predicted.stance();
    }

    /** False for a bare mention of a company that nobody labelled: nothing was claimed of it. */
    public boolean isCounted() {
        return gold != null || isFlagged();
    }

    /** True when a stance was predicted: what a desk sees. */
    public boolean isFlagged() {
        return predictedStance() != Stance.NEUTRAL;
    }

    /** True when the stance is the gold one, strictly. */
    public boolean isRight() {
        return goldStance() == predictedStance();
    }

    /** True when the stance is the gold one or one of its alternatives. */
    public boolean isAcceptable() {
        return isRight() || (gold != null && gold.alt().contains(predictedStance()));
    }

    /** True when a person tagged the label so. */
    public boolean isTagged(String tag) {
        return gold != null && gold.tags().contains(tag);
    }
}
