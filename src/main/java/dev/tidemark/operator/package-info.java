/** Flink functions: access to state plus one call into the pure core each. */
@NullMarked
package dev.tidemark.operator;

import org.jspecify.annotations.NullMarked;
