package dev.tidemark.classify;

/**
 * A place where a rule's pattern stands in a text.
 *
 * @param start offset in the folded text
 * @param end offset behind it
 */
record Hit(Rule rule, int start, int end) {

    /** True for a word of openness, strong or weak. */
    boolean tells() {
        return rule.tells();
    }

    int length() {
        return end - start;
    }

    boolean overlaps(int from, int to) {
        return start < to && from < end;
    }
}
