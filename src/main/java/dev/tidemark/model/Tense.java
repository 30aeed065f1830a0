package dev.tidemark.model;

/** When the act of a claim happens, seen from the item. */
public enum Tense implements Word {
    /** It is the news. */
    NOW,
    /** It is to come. */
    PLANNED,
    /** It is history. */
    PAST;
}
