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
 * Stands still until the curtain rises, and then runs so many times as fast as others, or slower where this process gets less
 * than its share of the machine; the same for all its copies in this process.
 */
public final class StageClock extends Clock implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Map<String, Beat> RAISED = new ConcurrentHashMap<>();

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
        RAISED.computeIfAbsent(id, raised -> Beat.begin());
    }

    /** Stands still for good. */
    public void stop() {
        Beat beat = RAISED.get(id);
        if (beat != null) {
            beat.end();
        }
    }

    @Override
    public Instant instant() {
        Beat beat = RAISED.get(id);
        return beat == null ? start : start.plusNanos(beat.nanos() * times);
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
