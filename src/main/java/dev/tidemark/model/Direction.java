package dev.tidemark.model;

/** Which way a company moves. */
public enum Direction implements Word {
    /** Towards openness. */
    OPENING,
    /** Away from openness. */
    CLOSING;
}
