package dev.tidemark.model;

/** The language of an item by its script. */
public enum Language implements Word {
    /** Japanese. */
    JA,
    /** English. */
    EN,
    /** Anything else; mentions are found, stances are not judged. */
    OTHER;
}
