/** Edges: how records come in as items, and how documents leave. */
@NullMarked
package dev.tidemark.io;

import org.jspecify.annotations.NullMarked;
