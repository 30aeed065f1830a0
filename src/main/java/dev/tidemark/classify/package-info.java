/**
 * Which company an item speaks of, and whether it opens or closes; pure Java, driven by the watchlist
 * and the lexicon.
 */
@NullMarked
package dev.tidemark.classify;

import org.jspecify.annotations.NullMarked;
