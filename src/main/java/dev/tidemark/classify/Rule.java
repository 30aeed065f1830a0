package dev.tidemark.classify;

import dev.tidemark.model.Scope;
import java.util.Set;

/**
 * One line of a lexicon; the files' header comment says what each field means.
 *
 * @param value empty where the kind has none
 * @param strength in [0, 1]; 0 where the kind has none
 */
record Rule(
        Kind kind, String pattern, String value, double strength, Scope scope, Set<String> tags) {

    /** What a rule is for. */
    enum Kind {
        CUE,
        HINT,
        WORD,
        OTHER,
        NOUN,
        TOPIC,
        RELEASE,
        NEGATE,
        TURN,
        DENY,
        CERTAINTY,
        TENSE,
        SPEAKER,
        CONTRAST,
        ASIDE,
        SUCH,
        SUBJECT,
        CARRY,
        MAKER,
        REGION;

        /** True for what is looked up beside a company's name only, and not searched for. */
        boolean standsBesideName() {
            return this == ASIDE || this == SUCH || this == SUBJECT;
        }
    }

    /** True for a word of openness, strong or weak. */
    boolean tells() {
        return kind == Kind.CUE || kind == Kind.HINT || (kind == Kind.WORD && strength > 0);
    }

    boolean is(String tag) {
        return tags.contains(tag);
    }

    /** +1 for an open cue, -1 for a closed one. */
    int polarity() {
        return value.equals("open") ? 1 : -1;
    }
}
