package dev.tidemark.io.slack;

import dev.tidemark.model.Alert;
import org.jspecify.annotations.Nullable;

/**
 * What the sink is told: an alert, or that an item was read.
 *
 * @param alert the alert; null for an item
 */
public record SlackNews(@Nullable Alert alert) {}
