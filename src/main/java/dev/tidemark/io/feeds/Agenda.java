package dev.tidemark.io.feeds;

import dev.tidemark.fetch.FeedState;
import dev.tidemark.fetch.HostGate;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Which feed is asked next, and when. Thread-safe; never waits. */
final class Agenda {
    /** Of feeds that wait for the same host, the one due longest goes first. */
    private static final Comparator<Entry> ORDER =
            Comparator.comparing(Entry::notBefore)
                    .thenComparing(entry -> entry.state().nextPoll())
                    .thenComparing(entry -> entry.state().url());

    private final HostGate gate;
    private final PriorityQueue<Entry> entries = new PriorityQueue<>(ORDER);

    private record Entry(Instant notBefore, FeedState state) {}

    Agenda(HostGate gate) {
        this.gate = gate;
    }

    /** Takes a feed in, to be asked when its state says. */
    synchronized void add(FeedState state) {
        entries.add(new Entry(state.nextPoll(), state));
    }

    /**
     * Takes out a feed that is due and whose host can be asked; its host counts as being asked from now on.
     *
     * @return null: none
     */
    synchronized @Nullable FeedState due(Instant now) {
        for (Entry first = entries.peek();
                first != null && !first.notBefore().isAfter(now);
                first = entries.peek()) {
            FeedState state = entries.remove().state();
            Instant later = gate.enter(host(state), now);
            if (later == null) {
                return state;
            }
            entries.add(new Entry(later, state));
        }
        return null;
    }

    /** When the next feed may be asked; null when all are being asked, or there is none. */
    synchronized @Nullable Instant next() {
        Entry first = entries.peek();
        return first == null ? null : first.notBefore();
    }

    /** The host that a feed is asked at. */
    static String host(FeedState state) {
        return HostGate.hostOf(state.location().address());
    }
}
