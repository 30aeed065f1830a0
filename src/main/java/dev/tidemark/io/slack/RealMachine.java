package dev.tidemark.io.slack;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The machine of this process; an enum, because it is serialized with the sink. */
enum RealMachine implements Machine {
    INSTANCE;

    @Override
    public @Nullable String variable(String name) {
        return System.getenv(name);
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void sleep(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
    }
}
