/** Benchmarks; part of no jar. CONTRIBUTING.md says how to run them. */
@NullMarked
package dev.tidemark.bench;

import org.jspecify.annotations.NullMarked;
