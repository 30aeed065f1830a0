/** How feeds are doing: each one's rhythm, what is gone, and what people are told of it. Pure, without Flink. */
@NullMarked
package dev.tidemark.health;

import org.jspecify.annotations.NullMarked;
