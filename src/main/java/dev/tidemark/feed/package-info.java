/** Feeds: what they say, fetched and read with care. */
@NullMarked
package dev.tidemark.feed;

import org.jspecify.annotations.NullMarked;
