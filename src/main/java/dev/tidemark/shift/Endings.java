package dev.tidemark.shift;

import dev.tidemark.model.Alert;
import dev.tidemark.model.Certainty;
import dev.tidemark.model.Claim;
import dev.tidemark.model.Direction;
import dev.tidemark.model.Ending;
import dev.tidemark.model.Regime;
import dev.tidemark.model.Scope;
import dev.tidemark.model.Signal;
import dev.tidemark.model.Speaker;
import dev.tidemark.model.Tier;
import dev.tidemark.shift.AlertMemory.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What closes a story that was told: an answer of the company, and a move that undoes it. */
final class Endings {
    private Endings() {}

    /** The company's denial, or its own word on policy or flagship, closes a report to the contrary. */
    static AlertMemory contradict(
            AlertMemory memory, Signal signal, Direction direction, List<Alert> told) {
        boolean own =
                signal.claims().stream()
                        .filter(claim -> claim.stance() == signal.stance())
                        .anyMatch(Endings::contradicts);
        if (!own) {
            return memory;
        }
        Instant said = signal.publishedAt() == null ? signal.eventTime() : signal.publishedAt();
        return Stories.close(
                memory,
                story ->
                        story.alert().tier() == Tier.REPORT
                                && story.direction() != direction
                                && story.alert().eventTime().isBefore(signal.eventTime())
                                && !saidBefore(said, story),
                Ending.CONTRADICTED,
                signal.eventTime(),
                told);
    }

    /** What was published a day before a story broke cannot answer it; a date alone is the day's beginning. */
    private static boolean saidBefore(Instant said, Story story) {
        return said.isBefore(story.alert().eventTime().minus(Duration.ofDays(1)));
    }

    private static boolean contradicts(Claim claim) {
        boolean own = claim.speaker() == Speaker.COMPANY || claim.speaker() == Speaker.EXECUTIVE;
        boolean weighty = claim.scope() == Scope.POLICY || claim.scope() == Scope.FLAGSHIP;
        return own
                && (claim.certainty() == Certainty.DENIED
                        || (claim.certainty() == Certainty.ANNOUNCED && weighty));
    }

    /** Closes the shifts that a move has undone: those the other way from a regime that is reached again, or passed. */
    static AlertMemory undo(
            AlertMemory memory, Direction direction, Regime moved, Instant now, List<Alert> told) {
        return Stories.close(
                memory,
                story ->
                        story.alert().tier() == Tier.SHIFT
                                && story.direction() != direction
                                && isBack(story.alert().fromRegime(), direction, moved),
                Ending.RETURNED,
                now,
                told);
    }

    /** Regimes stand in order, open first. */
    private static boolean isBack(@Nullable Regime from, Direction direction, Regime moved) {
        return from != null
                && (direction == Direction.OPENING
                        ? moved.compareTo(from) <= 0
                        : moved.compareTo(from) >= 0);
    }
}
