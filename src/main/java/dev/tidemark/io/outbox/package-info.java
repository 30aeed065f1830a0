/** Messages that must not be lost: a folder in which they wait, and in which it is kept what became of them. */
@NullMarked
package dev.tidemark.io.outbox;

import org.jspecify.annotations.NullMarked;
