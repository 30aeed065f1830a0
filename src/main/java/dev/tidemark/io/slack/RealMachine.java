package dev.tidemark.io.slack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The machine of the process it is in; travels to the workers with the sink. */
record RealMachine(Clock clock) implements Machine {

    @Override
    public @Nullable String variable(String name) {
        return System.getenv(name);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        // Up, not down: a sleep of whole milliseconds must not end before its time is over.
        Thread.sleep(time.plusNanos(999_999).toMillis());
    }
}
