/** Real servers inside this process, for one machine and for tests; never part of the job jar. */
@NullMarked
package dev.tidemark.embedded;

import org.jspecify.annotations.NullMarked;
