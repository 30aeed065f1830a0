package dev.tidemark.io.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PollOrderTest {
    private final SteppedClock clock = new SteppedClock();
    private final PollOrder order = new PollOrder(clock);

    @Test
    void whatCameFirstGoesFirstHoweverLongItIsReadAndWhateverTicksInBetween() {
        PollOrder.Place slow = order.arrive();
        clock.advance(Duration.ofMinutes(5));
        PollOrder.Place quick = order.arrive();
        order.complete(quick, polled(quick));
        order.tick(PollOrderTest::tick);

        assertThat(order.isReady()).isFalse();
        assertThat(order.next()).isNull();

        order.complete(slow, polled(slow));
        assertThat(order.next().at()).isEqualTo(slow.at());
        assertThat(order.next().at()).isEqualTo(quick.at());
        assertThat(order.next().poll()).isNull();
        assertThat(order.next()).isNull();
    }

    @Test
    void ticksThatNobodyFetchesAreOne() {
        for (int i = 0; i < 1_000; i++) {
            order.tick(PollOrderTest::tick);
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(order.next().at()).isEqualTo("2026-03-02T04:39:00Z");
        assertThat(order.next()).isNull();
    }

    @Test
    void whoeverWaitsIsToldAndWhoeverComesLaterWaitsAnew() {
        CompletableFuture<Void> waiting = order.ready();
        PollOrder.Place place = order.arrive();
        assertThat(waiting).isNotDone();
        order.complete(place, polled(place));
        assertThat(waiting).isDone();
        assertThat(order.ready()).isDone();
        order.next();
        assertThat(order.ready()).isNotDone();
    }

    @Test
    void timesHaveWholeMillisecondsAndNeverGoBack() {
        clock.advance(Duration.ofNanos(1_999_999));
        Instant before = order.arrive().at();
        clock.advance(Duration.ofMinutes(-1));
        assertThat(before).isEqualTo("2026-03-01T12:00:00.001Z");
        assertThat(order.arrive().at()).isEqualTo(before);
    }

    private static Polled polled(PollOrder.Place place) {
        // A poll is told from a tick by its having a feed's state; which is of no matter here.
        return new Polled(place.at(), List.of(), new Polled.Poll(null, null, 0));
    }

    private static Polled tick(Instant time) {
        return new Polled(time, List.of(), null);
    }
}
