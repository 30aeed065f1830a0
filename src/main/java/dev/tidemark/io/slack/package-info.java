/**
 * Alerts as Slack messages: escaped, paced, each channel once, by secrets that stay secret. {@link
 * dev.tidemark.io.slack.SlackEdge} says what is promised.
 */
@NullMarked
package dev.tidemark.io.slack;

import org.jspecify.annotations.NullMarked;
