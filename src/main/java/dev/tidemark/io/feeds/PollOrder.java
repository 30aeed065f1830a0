package dev.tidemark.io.feeds;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Between the threads that fetch and the task that emits: what comes is handed on in the order of its times, however long
 * the reading of it takes. So nothing that this reader emits is behind what it emitted before, and a slow consumer or a
 * suspended process makes nothing late.
 *
 * <p>Holds as many polls as have a place at a time, which is for its users to bound, and of ticks that nobody fetches only
 * the latest. Times have whole milliseconds and never go back, even if the clock does. Thread-safe, never blocks.
 */
final class PollOrder {

    /** A place in the order; what stands there comes later, but before all that follows. */
    static final class Place {
        private final Instant at;
        private @Nullable Polled polled;

        private Place(Instant at) {
            this.at = at;
        }

        /** Its time, which is that of the answer. */
        Instant at() {
            return at;
        }
    }

    private final Clock clock;
    private final Deque<Place> places = new ArrayDeque<>();
    private Instant latest = Instant.MIN;
    private CompletableFuture<Void> ready = new CompletableFuture<>();
    private @Nullable Throwable failure;

    PollOrder(Clock clock) {
        this.clock = clock;
    }

    /** An answer is there. */
    synchronized Place arrive() {
        Place place = new Place(now());
        places.addLast(place);
        return place;
    }

    /** What an answer brought. */
    void complete(Place place, Polled polled) {
        CompletableFuture<Void> told;
        synchronized (this) {
            place.polled = polled;
            told = toTell();
        }
        told.complete(null);
    }

    /** Time has come this far, and nothing else has arrived. */
    void tick(Function<Instant, Polled> tick) {
        CompletableFuture<Void> told;
        synchronized (this) {
            Place last = places.peekLast();
            if (last != null && last.polled != null && last.polled.poll() == null) {
                places.removeLast();
            }
            Place place = new Place(now());
            place.polled = tick.apply(place.at);
            places.addLast(place);
            told = toTell();
        }
        told.complete(null);
    }

    /** The source cannot go on. The first reason counts. */
    void fail(Throwable reason) {
        CompletableFuture<Void> told;
        synchronized (this) {
            failure = failure == null ? reason : failure;
            told = toTell();
        }
        told.complete(null);
    }

    /**
     * The next in the order; null when it is not there yet.
     *
     * @throws IllegalStateException when the source cannot go on
     */
    synchronized @Nullable Polled next() {
        if (failure != null) {
            throw new IllegalStateException("feeds cannot be polled any more", failure);
        }
        Place first = places.peekFirst();
        if (first == null || first.polled == null) {
            return null;
        }
        places.removeFirst();
        return first.polled;
    }

    /** Whether {@link #next} has something to say. */
    synchronized boolean isReady() {
        Place first = places.peekFirst();
        return failure != null || (first != null && first.polled != null);
    }

    /** Done when {@link #next} has something to say. */
    synchronized CompletableFuture<Void> ready() {
        if (isReady()) {
            return CompletableFuture.completedFuture(null);
        }
        if (ready.isDone()) {
            ready = new CompletableFuture<>();
        }
        return ready;
    }

    /** To be completed outside of the lock: whoever waits for it may do anything. */
    private CompletableFuture<Void> toTell() {
        return isReady() ? ready : new CompletableFuture<>();
    }

    private Instant now() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        latest = now.isAfter(latest) ? now : latest;
        return latest;
    }
}
