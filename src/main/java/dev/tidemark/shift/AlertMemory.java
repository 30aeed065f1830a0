package dev.tidemark.shift;

import dev.tidemark.model.Direction;
import dev.tidemark.model.Quote;
import dev.tidemark.model.Tier;
import java.time.Instant;
import java.util.List;

/**
 * What the alert policy remembers of one company.
 *
 * @param heard recent evidence that carries weight, oldest first
 * @param told alerts sent within the cooldown, oldest first
 */
public record AlertMemory(List<Heard> heard, List<Told> told) {
    /** Nothing heard, nothing told. */
    public static final AlertMemory EMPTY = new AlertMemory(List.of(), List.of());

    /** One signal's best quote, what it weighs and what was said against it in the same item. */
    public record Heard(
            Direction direction, String chain, double weight, Quote quote, List<Quote> against) {}

    /** One alert as far as the next one depends on it. */
    public record Told(Direction direction, Tier tier, String story, Instant time) {}
}
