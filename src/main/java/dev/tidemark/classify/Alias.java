package dev.tidemark.classify;

import java.io.Serializable;
import java.util.List;

/**
 * A word by which a company is known.
 *
 * @param text as the watchlist spells it, in normal form KC
 * @param flagship true for the line of models that a company is measured by
 * @param exact true when only this spelling counts
 * @param not longer phrases in which the word means something else
 * @param unless words that rule it out wherever they stand in the item; folded
 * @param needs words of which one must stand somewhere in the item, folded; none when empty
 */
record Alias(
        String company,
        Role role,
        String text,
        boolean flagship,
        boolean exact,
        List<String> not,
        List<String> unless,
        List<String> needs)
        implements Serializable {

    /** What kind of word it is. */
    enum Role {
        /** The company itself. */
        ALIASES,
        /** A model or product of it; a version may follow directly. */
        PRODUCTS,
        /** A place where others publish too. */
        PLATFORMS,
        /** A person who speaks for it. */
        PEOPLE
    }
}
