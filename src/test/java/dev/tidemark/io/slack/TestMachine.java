package dev.tidemark.io.slack;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A machine whose environment is the system properties and whose time passes only in sleep. An enum,
 * so that a sink carries no more of it than its name; one test at a time.
 */
enum TestMachine implements Machine {
    INSTANCE;

    private static final AtomicLong NANOS = new AtomicLong();

    static void reset() {
        NANOS.set(0);
    }

    @Override
    public @Nullable String variable(String name) {
        return System.getProperty(name);
    }

    @Override
    public long nanoTime() {
        return NANOS.get();
    }

    @Override
    public void sleep(Duration time) {
        NANOS.addAndGet(time.toNanos());
    }
}
