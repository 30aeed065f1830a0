package dev.tidemark.model;

/** The status of the act that a claim speaks of, not of who says so. */
public enum Certainty implements Word {
    /** The company denies it. */
    DENIED,
    /** It weighs, plans, may. */
    CONSIDERING,
    /** Others say it did or will, without the company's own word. */
    REPORTED,
    /** The company did it or says it will. */
    ANNOUNCED,
    /** A third party's or an executive's view, not a decision. */
    OPINION,
    /** The writer's standing description, a past fact, a descriptor: nobody's news. */
    BACKGROUND;
}
