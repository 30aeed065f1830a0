package dev.tidemark.classify;

import dev.tidemark.classify.Explanation.Ground;
import dev.tidemark.model.Label;
import dev.tidemark.model.Stance;
import org.jspecify.annotations.Nullable;

/**
 * A label and how it came about.
 *
 * @param chances of each stance, rules and model together; null when nobody looked that closely
 */
record Decision(Label label, Ground ground, @Nullable Chances<Stance> chances) {}
