package dev.tidemark.io.slack;

import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What posting needs of the machine it runs on: its environment and its time. Tests bring their own. */
interface Machine extends Serializable {

    /** The machine of this process, with a clock that can be serialized. */
    static Machine here(Clock clock) {
        return new RealMachine(clock);
    }

    /** An environment variable; null when it is not set. */
    @Nullable String variable(String name);

    /** The time on the wall, for quiet hours and briefs. */
    Instant now();

    /** A clock that only runs forward, in nanoseconds from an arbitrary origin. */
    long nanoTime();

    /** Lets time pass. */
    void sleep(Duration time) throws InterruptedException;
}
