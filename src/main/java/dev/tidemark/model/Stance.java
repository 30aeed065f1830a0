package dev.tidemark.model;

/** What an item says that a company does with its AI; written as it is named here. */
public enum Stance {
    /** Opens, promises to open, keeps open, or argues for opening models, weights, code, data, licence. */
    OPEN,
    /** Withholds, restricts, tightens, delays for good, drops open for closed, or argues against openness. */
    CLOSED,
    /** Both at once, about itself. */
    MIXED,
    /** Is mentioned, and nothing of the above is said of it. */
    NEUTRAL;
}
