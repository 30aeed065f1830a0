/**
 * How right the labels are: gold data, figures and their uncertainty; pure Java, without Flink.
 *
 * <p>{@link dev.tidemark.evaluate.GoldItem} and labels make {@link dev.tidemark.evaluate.Outcome}s, these make a
 * {@link dev.tidemark.evaluate.Report}.
 */
@NullMarked
package dev.tidemark.evaluate;

import org.jspecify.annotations.NullMarked;
