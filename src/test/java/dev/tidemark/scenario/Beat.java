package dev.tidemark.scenario;

import java.time.Duration;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.LockSupport;

/**
 * The time in which this process was at work, not held up by others on its machine or by its own garbage collector: a few
 * threads rest for a moment and wait for one another, and what that takes beyond a few moments does not count. Without
 * that, feeds seem to be slow, and readers late, by what the machine was short of, times the speed of the clock.
 */
final class Beat {
    private static final int THREADS = 8;
    private static final long REST_NANOS = Duration.ofMillis(20).toNanos();
    private static final long MOST_NANOS = Duration.ofMillis(80).toNanos();

    private final Phaser all =
            new Phaser(THREADS) {
                @Override
                protected boolean onAdvance(int phase, int parties) {
                    long now = System.nanoTime();
                    last = new Step(now, last.until(now));
                    return ended;
                }
            };
    private volatile Step last = new Step(System.nanoTime(), 0);
    private volatile boolean ended;

    /**
     * All have met.
     *
     * @param at as {@link System#nanoTime} has it
     * @param counted nanoseconds at work until then
     */
    private record Step(long at, long counted) {
        long until(long now) {
            return counted + Math.min(now - at, MOST_NANOS);
        }
    }

    private Beat() {}

    static Beat begin() {
        Beat beat = new Beat();
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(beat::run, "beat");
            thread.setDaemon(true);
            thread.start();
        }
        return beat;
    }

    /** So long this process was at work, in nanoseconds; never less than before. */
    long nanos() {
        Step step = last;
        return step.until(System.nanoTime());
    }

    /** Stands still soon. */
    void end() {
        ended = true;
    }

    private void run() {
        while (!all.isTerminated()) {
            LockSupport.parkNanos(REST_NANOS);
            all.arriveAndAwaitAdvance();
        }
    }
}
