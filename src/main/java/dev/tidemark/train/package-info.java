/** Makes the weights of the stance model from labelled items; no job needs it. */
@NullMarked
package dev.tidemark.train;

import org.jspecify.annotations.NullMarked;
