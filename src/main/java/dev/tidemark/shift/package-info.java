/** From signals to scores, regimes and alerts; pure functions over explicit state, free of Flink. */
@NullMarked
package dev.tidemark.shift;

import org.jspecify.annotations.NullMarked;
