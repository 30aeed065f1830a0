package dev.tidemark.io.slack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The real time, with the system properties as environment: for a sink in a job that really runs. */
enum ForwardMachine implements Machine {
    INSTANCE;

    private static final Machine REAL = Machine.here(Clock.systemUTC());

    @Override
    public @Nullable String variable(String name) {
        return System.getProperty(name);
    }

    @Override
    public Instant now() {
        return REAL.now();
    }

    @Override
    public long nanoTime() {
        return REAL.nanoTime();
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        REAL.sleep(time);
    }
}
