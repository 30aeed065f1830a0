package dev.tidemark.io.feeds;

import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Begins at a time of its own and runs so many times as fast as others; the same in all threads of this process. */
final class FastClock extends Clock implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Instant start;
    private final int times;
    private final long origin = System.nanoTime();

    FastClock(Instant start, int times) {
        this.start = start;
        this.times = times;
    }

    @Override
    public Instant instant() {
        return start.plusNanos((System.nanoTime() - origin) * times);
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
