/** The command line, one class a command; the only place besides the feeds that reads the clock. */
@NullMarked
package dev.tidemark.cli;

import org.jspecify.annotations.NullMarked;
