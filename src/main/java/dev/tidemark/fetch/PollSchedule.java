package dev.tidemark.fetch;

import dev.tidemark.config.PollSettings;
import dev.tidemark.fetch.FetchAnswer.Bodiless;
import dev.tidemark.fetch.FetchAnswer.Failed;
import dev.tidemark.fetch.FetchAnswer.Fetched;
import dev.tidemark.fetch.FetchAnswer.NotModified;
import dev.tidemark.fetch.FetchAnswer.RetryLater;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * When each feed is asked next.
 *
 * <p>Multiplicative increase and decrease: a poll that finds more than half of what the feed lists new halves the
 * interval, one that finds all of it new quarters it, because others may have come and gone unseen; one that finds
 * nothing new lengthens it by half. A failure leaves the interval alone and waits 2^(errors - 1) times the larger of it
 * and the error's first delay, a day at most: a feed that looks dead is still tried daily, and so is one that says it is
 * gone. Every wait is stretched by up to a tenth, always the same for one feed, so that feeds do not march in step.
 *
 * <p>Pure: time comes in, states go out. Thread-safe.
 */
public final class PollSchedule {
    private static final double MOSTLY = 0.5;
    private static final double STRETCH = 0.1;

    /** So many failures of a kind that the new address itself may have, and the listed one is tried again. */
    private static final int DOUBTED_AFTER = 3;

    private static final Set<ErrorClass> NOT_OF_THE_ADDRESS =
            Set.of(ErrorClass.THROTTLED, ErrorClass.SERVER, ErrorClass.INTERRUPTED);

    private final PollSettings settings;

    /** A schedule by these settings. */
    public PollSchedule(PollSettings settings) {
        this.settings = settings;
    }

    /** A feed that was never asked; due at once, so to be put through {@link #spread}. */
    public FeedState first(String url, Instant now) {
        return new FeedState(
                FeedLocation.of(url),
                null,
                now,
                settings.startSeconds(),
                FeedHealth.UNKNOWN,
                SeenEntries.NONE);
    }

    /**
     * A feed that goes on after a restart, when settings and the clock may have changed: nothing waits longer than it could
     * be made to wait now.
     */
    public FeedState resumed(FeedState state, Instant now) {
        boolean well = state.health().errors() == 0;
        Instant latest =
                after(state.url(), now, well ? settings.maximumSeconds() : settings.deadSeconds());
        return new FeedState(
                state.location(),
                state.validators(),
                state.nextPoll().isAfter(latest) ? latest : state.nextPoll(),
                bounded(state.intervalSeconds()),
                state.health(),
                state.seen());
    }

    /**
     * Spreads what is due already over the time to come, longest due first; what is due later stays as it is. For every
     * start: after an outage all feeds are due.
     *
     * @return the states, in the given order
     */
    public List<FeedState> spread(List<FeedState> states, Instant now) {
        List<Integer> due = new ArrayList<>();
        for (int i = 0; i < states.size(); i++) {
            if (!states.get(i).nextPoll().isAfter(now)) {
                due.add(i);
            }
        }
        due.sort(
                Comparator.comparing((Integer i) -> states.get(i).nextPoll())
                        .thenComparing(i -> fraction(states.get(i).url())));
        List<FeedState> spread = new ArrayList<>(states);
        for (int place = 0; place < due.size(); place++) {
            long millis = settings.spreadSeconds() * 1_000L * place / due.size();
            spread.set(due.get(place), states.get(due.get(place)).at(now.plusMillis(millis)));
        }
        return List.copyOf(spread);
    }

    /**
     * After a body that was read as a feed, and whose entries were taken over.
     *
     * @param document what {@link SeenEntries#read} made of its entries, with {@link PollSettings#seenEntries}
     */
    public FeedState afterDocument(
            FeedState state, Fetched answer, SeenEntries.Document document, Instant now) {
        boolean first = state.health().lastSuccess() == null;
        double share =
                first || document.listed() == 0
                        ? 0
                        : (double) document.fresh().size() / document.listed();
        boolean overrun = share == 1 && state.seen().size() > 0;
        int interval =
                first
                        ? state.intervalSeconds()
                        : overrun
                                ? bounded(state.intervalSeconds() / 4)
                                : share > MOSTLY
                                        ? bounded(state.intervalSeconds() / 2)
                                        : share > 0 ? state.intervalSeconds() : slower(state);
        return new FeedState(
                state.location().answered(answer.movedTo()),
                answer.validators(),
                after(state.url(), now, interval),
                interval,
                state.health().succeeded(now, overrun ? state.health().overruns() + 1 : 0),
                document.after());
    }

    /** After a body that is no feed; it is asked for in full again. */
    public FeedState afterUnreadable(FeedState state, String reason, Instant now) {
        return failed(state, ErrorClass.UNREADABLE, reason, null, now);
    }

    /** After an answer without a body. */
    public FeedState after(FeedState state, Bodiless answer, Instant now) {
        if (answer instanceof NotModified unchanged) {
            int interval = slower(state);
            return new FeedState(
                    state.location().answered(unchanged.movedTo()),
                    state.validators(),
                    after(state.url(), now, interval),
                    interval,
                    state.health().succeeded(now, 0),
                    state.seen());
        }
        if (answer instanceof Failed failed) {
            return failed.why() == ErrorClass.INTERRUPTED
                    ? state
                    : failed(state, failed.why(), failed.reason(), null, now);
        }
        if (answer instanceof RetryLater later) {
            return failed(state, later.why(), later.reason(), later.until(), now);
        }
        return failed(state, ErrorClass.GONE, "answered 410", null, now);
    }

    private FeedState failed(
            FeedState state, ErrorClass why, String reason, @Nullable Instant until, Instant now) {
        boolean elsewhere = state.location().moved() != null;
        if (elsewhere && why == ErrorClass.GONE) {
            // Where it had moved to; what its own address says is not known yet.
            return new FeedState(
                    state.location().asListed(),
                    null,
                    after(state.url(), now, state.intervalSeconds()),
                    state.intervalSeconds(),
                    state.health().failed(ErrorClass.NOT_FOUND, reason),
                    state.seen());
        }
        FeedHealth health = state.health().failed(why, reason);
        boolean doubted =
                elsewhere && health.errors() >= DOUBTED_AFTER && !NOT_OF_THE_ADDRESS.contains(why);
        int interval = why == ErrorClass.THROTTLED ? slower(state) : state.intervalSeconds();
        long base = Math.max(interval, why.firstDelay().toSeconds());
        long doubled = base << Math.min(health.errors() - 1, 20);
        long wait = Math.min(doubled, settings.deadSeconds());
        if (until != null) {
            long asked = until.getEpochSecond() - now.getEpochSecond() + 1;
            wait = Math.min(Math.max(asked, interval), settings.deadSeconds());
        }
        return new FeedState(
                doubted ? state.location().asListed() : state.location(),
                doubted ? null : state.validators(),
                after(state.url(), now, wait),
                interval,
                health,
                state.seen());
    }

    private int slower(FeedState state) {
        return bounded((int) Math.min(state.intervalSeconds() * 3L / 2, Integer.MAX_VALUE));
    }

    private int bounded(int seconds) {
        return Math.max(settings.minimumSeconds(), Math.min(seconds, settings.maximumSeconds()));
    }

    private static Instant after(String url, Instant now, long seconds) {
        return now.plusMillis((long) (seconds * 1_000 * (1 + STRETCH * fraction(url))));
    }

    /** From 0 to 1, evenly over feeds, always the same for one. */
    private static double fraction(String url) {
        byte[] hash = DigestUtils.sha256(url);
        return ((hash[0] & 0xFF) << 8 | hash[1] & 0xFF) / 65_536.0;
    }
}
