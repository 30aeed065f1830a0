/** The page of the embedded default: read-only, on the loopback interface, for the browser of this machine. */
@NullMarked
package dev.tidemark.embedded.web;

import org.jspecify.annotations.NullMarked;
