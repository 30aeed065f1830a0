package dev.tidemark.scenario;

import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands still until the curtain rises, and then runs so many times as fast as others; the same for all its copies in this
 * process.
 */
public final class StageClock extends Clock implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Map<String, Long> RAISED = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();
    private final Instant start;
    private final int times;

    /** Stands at a time. */
    public StageClock(Instant start, int times) {
        this.start = start;
        this.times = times;
    }

    /** Begins to run. */
    public void raise() {
        RAISED.putIfAbsent(id, System.nanoTime());
    }

    @Override
    public Instant instant() {
        Long raised = RAISED.get(id);
        return raised == null ? start : start.plusNanos((System.nanoTime() - raised) * times);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
