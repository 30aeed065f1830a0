package dev.tidemark.io.feeds;

import dev.tidemark.fetch.FeedState;
import dev.tidemark.fetch.FetchAnswer;
import dev.tidemark.fetch.FetchAnswer.RetryLater;
import dev.tidemark.fetch.HostGate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one reader: one looks who is due and ticks, the others fetch and read.
 *
 * <p>A poll holds a place from its start until it was emitted, and there are as many places as threads: a task that is held
 * up by its consumers polls no more, and memory holds no more than that many documents. Times are those of the clock, waits
 * those of the machine, so that the clock may run at any speed.
 */
final class FeedThreads implements AutoCloseable {
    /** Silence this long is told. */
    private static final Duration TICK = Duration.ofMinutes(1);

    /** How long at most it takes to notice that a feed is due. */
    private static final long PAUSE_MILLIS = 20;

    /** How long closing waits for threads that it has interrupted, and whose connections it has cut. */
    private static final long CLOSE_MILLIS = 2_000;

    private final Agenda agenda;
    private final HostGate gate;
    private final PollOrder order;
    private final FeedPoll poll;
    private final FeedRecords records;
    private final Clock clock;
    private final Runnable cut;
    private final Semaphore places;
    private final ExecutorService pool;
    private final Thread dispatcher;
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Instant nextTick;

    /**
     * Prepares, and starts nothing.
     *
     * @param threads that fetch, at least 1
     * @param cut breaks off the fetches under way
     */
    FeedThreads(
            int threads,
            Agenda agenda,
            HostGate gate,
            PollOrder order,
            FeedPoll poll,
            FeedRecords records,
            Clock clock,
            Runnable cut) {
        this.agenda = agenda;
        this.gate = gate;
        this.order = order;
        this.poll = poll;
        this.records = records;
        this.clock = clock;
        this.cut = cut;
        this.places = new Semaphore(threads);
        this.pool = Executors.newFixedThreadPool(threads, daemon("feed-fetch"));
        this.dispatcher = daemon("feed-agenda").newThread(this::dispatch);
    }

    /** Begins. */
    void start() {
        dispatcher.start();
    }

    /** Polls under way, or not yet emitted. */
    int busy(int threads) {
        return threads - places.availablePermits();
    }

    /** A poll is out: its feed is on the agenda again, and its place is free. */
    void emitted(FeedState after) {
        agenda.add(after);
        places.release();
    }

    /** Ends all threads within about two seconds, whatever they wait for. */
    @Override
    public void close() {
        closing.countDown();
        dispatcher.interrupt();
        for (Runnable unbegun : pool.shutdownNow()) {
            ((Begun) unbegun).letGo();
        }
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CLOSE_MILLIS);
        try {
            // Again and again: one that was between two redirects has a new connection.
            do {
                cut.run();
            } while (!pool.awaitTermination(50, TimeUnit.MILLISECONDS)
                    && System.nanoTime() < deadline);
            dispatcher.join(Math.max(1, CLOSE_MILLIS / 10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void dispatch() {
        try {
            while (closing.getCount() > 0) {
                Instant now = clock.instant();
                tick(now);
                if (!places.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                    continue;
                }
                FeedState due = agenda.due(now);
                if (due != null) {
                    begin(due);
                } else {
                    places.release();
                    closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closing
        } catch (Throwable e) {
            order.fail(e);
        }
    }

    private void tick(Instant now) {
        // A clock that was set back must not silence the ticks until it has caught up.
        boolean due =
                nextTick == null || !now.isBefore(nextTick) || now.isBefore(nextTick.minus(TICK));
        if (due) {
            nextTick = now.plus(TICK);
            order.tick(time -> new Polled(time, List.of(records.tick(time)), null));
        }
    }

    /** A feed whose host counts as being asked, until this has run or is let go of. */
    private final class Begun implements Runnable {
        private final FeedState state;

        Begun(FeedState state) {
            this.state = state;
        }

        @Override
        public void run() {
            poll(state);
        }

        void letGo() {
            gate.leave(Agenda.host(state), clock.instant());
        }
    }

    private void begin(FeedState due) {
        Begun begun = new Begun(due);
        try {
            pool.execute(begun);
        } catch (RejectedExecutionException e) { // closing
            begun.letGo();
        }
    }

    private void poll(FeedState state) {
        try {
            FetchAnswer answer = ask(state);
            if (closing.getCount() == 0) {
                return;
            }
            PollOrder.Place place = order.arrive();
            Polled polled = poll.read(state, answer, place.at());
            if (answer instanceof RetryLater later
                    && later.until() != null
                    && polled.poll() != null) {
                gate.holdOff(Agenda.host(state), polled.poll().after().nextPoll());
            }
            order.complete(place, polled);
        } catch (Throwable e) { // out of memory, and what nobody thought of
            order.fail(e);
        }
    }

    private FetchAnswer ask(FeedState state) {
        try {
            return poll.ask(state);
        } finally {
            gate.leave(Agenda.host(state), clock.instant());
        }
    }

    private static ThreadFactory daemon(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
