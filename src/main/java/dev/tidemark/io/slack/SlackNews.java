package dev.tidemark.io.slack;

import dev.tidemark.model.Alert;
import dev.tidemark.model.HealthAlert;
import org.jspecify.annotations.Nullable;

/**
 * What the sink is told: an alert of either kind, or that an item was read.
 *
 * @param alert about a company; null for anything else
 * @param health about feeds; null for anything else
 */
public record SlackNews(@Nullable Alert alert, @Nullable HealthAlert health) {
    /** Says that an item was read. */
    static final SlackNews ITEM = new SlackNews(null, null);
}
