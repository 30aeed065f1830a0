/** The records that flow through the monitor; immutable, free of Flink, safe to share between threads. */
@NullMarked
package dev.tidemark.model;

import org.jspecify.annotations.NullMarked;
