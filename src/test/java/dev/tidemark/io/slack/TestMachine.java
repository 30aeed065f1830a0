package dev.tidemark.io.slack;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A machine whose environment is the system properties and whose time passes only in sleep: it begins when the invented
 * story was heard, five past one at night in Tokyo. An enum, so that a sink carries no more of it than its name; one test
 * at a time.
 */
enum TestMachine implements Machine {
    INSTANCE;

    private static final AtomicLong NANOS = new AtomicLong();

    static void reset() {
        NANOS.set(0);
    }

    static void sleepUntil(Instant time) {
        INSTANCE.sleep(Duration.between(INSTANCE.now(), time));
    }

    @Override
    public @Nullable String variable(String name) {
        return System.getProperty(name);
    }

    @Override
    public Instant now() {
        return Alerts.HEARD.plusNanos(NANOS.get());
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
