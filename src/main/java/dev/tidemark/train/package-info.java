/** Makes the weights of the models from labelled items; no job needs it. */
@NullMarked
package dev.tidemark.train;

import org.jspecify.annotations.NullMarked;
