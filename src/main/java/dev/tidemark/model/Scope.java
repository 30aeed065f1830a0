package dev.tidemark.model;

/** What a claim is about. */
public enum Scope implements Word {
    /** The newest, strongest model. */
    FLAGSHIP,
    /** Any other model, or models in general. */
    MODEL,
    /** Terms of use of a model. */
    LICENCE,
    /** Software around models: agents, frameworks, protocols. */
    TOOL,
    /** Data sets. */
    DATA,
    /** The company's stance as such. */
    POLICY;
}
