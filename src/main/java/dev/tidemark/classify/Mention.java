package dev.tidemark.classify;

import dev.tidemark.classify.Alias.Role;

/**
 * A company's name in a text.
 *
 * @param start offset in the normalised text
 * @param end offset behind the name
 * @param reach offset behind the version that follows it ("Qwen" in "Qwen3-Coder 480B")
 * @param flagship true for the company's flagship itself, and not a side line that bears its name
 * @param carried true when the text says "the company" or nothing, and the name stands further up
 */
record Mention(
        String company,
        Role role,
        int start,
        int end,
        int reach,
        boolean flagship,
        boolean carried) {

    /** A mention that a word like "the company" makes. */
    static Mention carried(String company, int start, int end) {
        return new Mention(company, Role.ALIASES, start, end, end, false, true);
    }

    /** True for a product's name between the words of a cue. */
    boolean isWithin(int begin, int end) {
        return role == Role.PRODUCTS && begin < start && reach < end;
    }
}
