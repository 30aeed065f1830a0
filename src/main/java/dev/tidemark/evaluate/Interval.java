package dev.tidemark.evaluate;

/** The range that a figure lies in with a probability of 95 %; both ends NaN where there is nothing to tell from. */
public record Interval(double low, double high) {}
