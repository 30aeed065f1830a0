/** Alerts as Slack messages: escaped, paced, through an incoming webhook whose address stays secret. */
@NullMarked
package dev.tidemark.io.slack;

import org.jspecify.annotations.NullMarked;
