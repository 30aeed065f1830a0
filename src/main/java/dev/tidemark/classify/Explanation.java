package dev.tidemark.classify;

import dev.tidemark.model.Label;
import dev.tidemark.model.Stance;
import java.util.List;
import java.util.Map;

/**
 * Why an item is labelled as it is, company by company, for a person to read.
 *
 * @param ground what decided
 * @param rules what the rules alone say
 * @param chances of each stance as decided; empty when the words of the item were not asked
 * @param sentences those that the label rests on, or that name the company
 * @param reasons what weighed most for or against the stance against NEUTRAL, strongest first
 */
public record Explanation(
        Label label,
        Ground ground,
        Label rules,
        Map<Stance, Double> chances,
        List<Marked> sentences,
        List<Reason> reasons) {

    /** What decided. */
    public enum Ground {
        GLANCE("at a glance, nothing is said of it"),
        MODEL("the words of the item make this likeliest"),
        FAINT("a stance is likelier than not, but no word shows it well enough"),
        RULES("the rules found it, and the words of the item bear it out"),
        OVERRULED("the rules found more than one claim, or another; the words of the item decide"),
        WORD("no rule found it; the words of the item do, and this one shows it");

        private final String words;

        Ground(String words) {
            this.words = words;
        }

        /** The same for a person at a terminal. */
        public String words() {
            return words;
        }
    }

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
