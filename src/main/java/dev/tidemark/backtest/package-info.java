/**
 * Measures a replay's alerts by changes that people know of: what was found, how late, what was invented.
 *
 * <p>{@link dev.tidemark.backtest.Backtest} holds the figures, {@link dev.tidemark.backtest.Comparison} those of two
 * replays side by side, and {@link dev.tidemark.backtest.HtmlReport} shows them.
 */
@NullMarked
package dev.tidemark.backtest;

import org.jspecify.annotations.NullMarked;
