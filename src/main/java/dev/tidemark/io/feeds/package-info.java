/** The live edge: feeds as a Flink source, polled politely, each entry once. */
@NullMarked
package dev.tidemark.io.feeds;

import org.jspecify.annotations.NullMarked;
