package dev.tidemark.classify;

import dev.tidemark.model.Label;
import dev.tidemark.model.Stance;
import java.util.List;
import java.util.Map;

/**
 * Why an item is labelled as it is, company by company, for a person to read.
 *
 * @param ground what decided, in words
 * @param rules what the rules alone say
 * @param chances of each stance as decided; empty when the words of the item were not asked
 * @param sentences those that the label rests on, or that name the company
 * @param reasons what weighed most for or against the stance against NEUTRAL, strongest first
 */
public record Explanation(
        Label label,
        String ground,
        Label rules,
        Map<Stance, Double> chances,
        List<Marked> sentences,
        List<Reason> reasons) {

    /** What a stretch of a sentence is to the reader of stances. */
    public enum Mark {
        COMPANY,
        ANOTHER,
        OPEN,
        CLOSED,
        NOT,
        HEDGE,
        SPEAKER
    }

    /**
     * A stretch of a sentence.
     *
     * @param start offset in the sentence
     * @param end offset behind it
     */
    public record Stretch(int start, int end, Mark mark) {}

    /**
     * A sentence in normal form KC.
     *
     * @param stretches in order, none overlapping another
     */
    public record Marked(String text, List<Stretch> stretches) {}

    /**
     * One feature of the model.
     *
     * @param feature as in the file of weights
     * @param weight in logits, for the stance above NEUTRAL; below 0 against it
     */
    public record Reason(String feature, double weight) {}
}
