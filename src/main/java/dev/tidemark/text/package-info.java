/** From feed text to sentences and words, offsets kept; pure Java, thread-safe. */
@NullMarked
package dev.tidemark.text;

import org.jspecify.annotations.NullMarked;
