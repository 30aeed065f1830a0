/** The edge to Kafka: records in, with watermarks by partition. */
@NullMarked
package dev.tidemark.io.kafka;

import org.jspecify.annotations.NullMarked;
