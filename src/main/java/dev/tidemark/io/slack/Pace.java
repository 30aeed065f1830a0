package dev.tidemark.io.slack;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the next request may go to one webhook: a second after the last, later when Slack asks for it or does not answer.
 * Without a word from Slack the pauses double from 1 s to 60 s. One thread.
 */
final class Pace {
    private static final Duration BETWEEN_REQUESTS = Duration.ofSeconds(1);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(60);

    private final Machine machine;
    private Duration backoff = BETWEEN_REQUESTS;
    private long notBefore;

    /** The first request waits, too: an earlier process may just have made one. */
    Pace(Machine machine) {
        this.machine = machine;
        this.notBefore = machine.nanoTime() + BETWEEN_REQUESTS.toNanos();
    }

    /** What is left of the pause; zero when a request may go now. */
    Duration rest() {
        return Duration.ofNanos(Math.max(0, notBefore - machine.nanoTime()));
    }

    /** A request was answered with something that needs no patience. */
    void answered() {
        backoff = BETWEEN_REQUESTS;
        pause(BETWEEN_REQUESTS);
    }

    /**
     * A request was not taken.
     *
     * @param asked how long Slack asks to be left alone; null when it does not
     * @return the pause that follows
     */
    Duration failed(@Nullable Duration asked) {
        Duration wait = asked != null ? asked : backoff;
        Duration doubled = backoff.multipliedBy(2);
        backoff = doubled.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : doubled;
        pause(wait.compareTo(BETWEEN_REQUESTS) < 0 ? BETWEEN_REQUESTS : wait);
        return wait;
    }

    /** The time on the wall at which a pause that begins now ends: the request itself has taken time. */
    Instant endOf(Duration pause) {
        return machine.now().plus(pause);
    }

    /**
     * Keeps a pause that an earlier poster was asked for.
     *
     * @param time its end; null: none
     * @param now the time on the wall, by which the end was written down
     */
    void holdUntil(@Nullable Instant time, Instant now) {
        if (time != null && time.isAfter(now)) {
            Duration left = Duration.between(now, time);
            // A clock that was put back must not hold alerts for longer than Slack can ask.
            Duration held = left.compareTo(RetryAfter.LONGEST) > 0 ? RetryAfter.LONGEST : left;
            notBefore = Math.max(notBefore, machine.nanoTime() + held.toNanos());
        }
    }

    private void pause(Duration time) {
        notBefore = machine.nanoTime() + time.toNanos();
    }
}
