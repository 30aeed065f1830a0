package dev.tidemark.shift;

import dev.tidemark.model.Alert;
import dev.tidemark.model.Direction;
import dev.tidemark.model.Quote;
import java.time.Instant;
import java.util.List;

/**
 * What the alert policy remembers of one company; bounded in number and in time.
 *
 * @param heard recent evidence that carries weight, oldest first
 * @param stories what was told, oldest first
 * @param nearlyUntil until when no further near-miss of a shift is written down; the epoch before the first
 */
public record AlertMemory(List<Heard> heard, List<Story> stories, Instant nearlyUntil) {
    /** Nothing heard, nothing told. */
    public static final AlertMemory EMPTY = new AlertMemory(List.of(), List.of(), Instant.EPOCH);

    /** One signal's best quote, what it weighs and what was said against it in the same item. */
    public record Heard(
            Direction direction, String chain, double weight, Quote quote, List<Quote> against) {}

    /**
     * A story that was told, by its strongest alert.
     *
     * @param alert as told last; closed when it has an ending
     * @param lastHeard when something last would have told it again
     * @param flagship true when it is about the company's flagship
     */
    public record Story(Alert alert, Instant lastHeard, boolean flagship) {
        boolean isOpen() {
            return alert.ending() == null;
        }

        Direction direction() {
            return alert.direction();
        }

        Story closed(Alert ended) {
            return new Story(ended, lastHeard, flagship);
        }
    }

    /** Notes that a story has just been heard again. */
    AlertMemory heardAgain(Story which, Instant now) {
        return with(which, new Story(which.alert(), now, which.flagship()));
    }

    /** Notes that the regime has followed a story: the next move is another. */
    AlertMemory withFollowed(Story which, Instant now) {
        return with(which, new Story(which.alert(), now, false));
    }

    private AlertMemory with(Story which, Story changed) {
        return withStories(
                stories.stream().map(story -> story == which ? changed : story).toList());
    }

    AlertMemory withStories(List<Story> changed) {
        return new AlertMemory(heard, List.copyOf(changed), nearlyUntil);
    }
}
