package dev.tidemark.classify;

import dev.tidemark.model.Label;
import dev.tidemark.model.Stance;
import org.jspecify.annotations.Nullable;

/**
 * A label and how it came about.
 *
 * @param chances of each stance, rules and model together; null when nobody looked that closely
 */
record Decision(Label label, Ground ground, @Nullable Chances<Stance> chances) {

    /** What decided. */
    enum Ground {
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

        String words() {
            return words;
        }
    }
}
