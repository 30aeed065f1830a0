package dev.tidemark.bench.shift;

import dev.tidemark.bench.shift.StanceStream.Company;
import dev.tidemark.bench.shift.StanceStream.Item;
import dev.tidemark.model.Direction;
import dev.tidemark.shift.DetectorState;
import dev.tidemark.shift.ShiftDetector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** What the monitor does: the sequential test, with or without the gate of stories and publishers. */
final class Monitor implements Detector {
    private static final double PRIOR_WEIGHT = 6;
    private static final int CHAINS = 3;
    private static final int PUBLISHERS = 2;
    private static final Duration AT_LEAST = Duration.ofDays(7);
    private static final int REMEMBERED = 100;

    private final ShiftDetector test;
    private final boolean gated;
    private final Deque<Item> recent = new ArrayDeque<>();
    private DetectorState state = DetectorState.starting(0, PRIOR_WEIGHT);

    Monitor(double threshold, boolean gated) {
        this.test = new ShiftDetector(threshold);
        this.gated = gated;
    }

    /** The sequential test alone. */
    static Monitor ungated(double threshold) {
        return new Monitor(threshold, false);
    }

    @Override
    public void start(Company company) {
        state = DetectorState.starting(company.regime(), PRIOR_WEIGHT);
        recent.clear();
    }

    @Override
    public boolean observe(Item item) {
        ShiftDetector.Reading reading =
                test.observe(state, item.time(), item.score(), item.copy() ? 0 : 1);
        state = reading.state();
        if (gated) {
            recent.addLast(item);
            if (recent.size() > REMEMBERED) {
                recent.removeFirst();
            }
        }
        Direction change = reading.change();
        if (change == null || (gated && !passes(change, reading.since(), item.time()))) {
            return false;
        }
        state = state.settled();
        return true;
    }

    private boolean passes(Direction change, Instant since, Instant now) {
        Instant week = now.minus(AT_LEAST);
        Instant from = since.isBefore(week) ? since : week;
        double sign = change == Direction.OPENING ? 1 : -1;
        return recent.stream()
                                .filter(one -> one.score() * sign > 0 && !one.time().isBefore(from))
                                .mapToInt(Item::chain)
                                .distinct()
                                .count()
                        >= CHAINS
                && recent.stream()
                                .filter(one -> one.score() * sign > 0 && !one.time().isBefore(from))
                                .filter(one -> !one.copy())
                                .mapToInt(Item::publisher)
                                .distinct()
                                .count()
                        >= PUBLISHERS;
    }
}
