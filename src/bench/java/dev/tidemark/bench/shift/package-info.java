/** How soon a change of stance is seen, and how often one is seen that was none: a simulation with known changes. */
@NullMarked
package dev.tidemark.bench.shift;

import org.jspecify.annotations.NullMarked;
