/** What the monitor keeps in state and memory over years of news. */
@NullMarked
package dev.tidemark.bench.state;

import org.jspecify.annotations.NullMarked;
