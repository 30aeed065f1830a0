package dev.tidemark.model;

/** Who makes a claim. */
public enum Speaker implements Word {
    /** The company itself, or its spokesperson. */
    COMPANY,
    /** A named person who speaks for the company. */
    EXECUTIVE,
    /** People familiar with the matter, unnamed. */
    SOURCE,
    /** Anybody else who is named. */
    THIRD_PARTY,
    /** The author of the item. */
    WRITER;
}
