package dev.tidemark.backtest;

import java.time.Instant;

/**
 * Where a company stood at one moment of a replay.
 *
 * @param mean of its window, in [-1, 1]
 * @param effect how far the window is from the past, in [-2, 2]
 * @param surprise the same in standard deviations
 */
public record StancePoint(Instant time, double mean, double effect, double surprise) {}
