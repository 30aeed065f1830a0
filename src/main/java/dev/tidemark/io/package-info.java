/** The edges: records in, documents out. */
@NullMarked
package dev.tidemark.io;

import org.jspecify.annotations.NullMarked;
