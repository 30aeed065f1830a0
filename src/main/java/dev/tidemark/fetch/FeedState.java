package dev.tidemark.fetch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that has to survive a restart of one feed; {@link PollSchedule} takes it from poll to poll. Immutable.
 *
 * @param location where it is asked for
 * @param validators of the last body that was read; null: none
 * @param nextPoll not before
 * @param intervalSeconds between two polls while all is well
 * @param health how it is doing
 * @param seen its entries so far
 */
public record FeedState(
        FeedLocation location,
        @Nullable Validators validators,
        Instant nextPoll,
        int intervalSeconds,
        FeedHealth health,
        SeenEntries seen) {

    /** Its address as listed, by which it is known. */
    public String url() {
        return location.url();
    }

    FeedState at(Instant poll) {
        return new FeedState(location, validators, poll, intervalSeconds, health, seen);
    }
}
