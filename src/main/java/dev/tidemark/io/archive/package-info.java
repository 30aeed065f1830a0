/** Archives of items as a bounded Flink source: JSONL files, merged by time, one record a line. */
@NullMarked
package dev.tidemark.io.archive;

import org.jspecify.annotations.NullMarked;
