package dev.tidemark.fetch;

import org.jspecify.annotations.Nullable;

/**
 * Where a feed is asked for.
 *
 * <p>A permanent redirect is believed once it was given {@value #BELIEVED_AFTER} times in a row with a readable feed
 * behind it: one evening's misconfiguration must not lose a feed. Immutable.
 *
 * @param url as listed: its identity, and where it is asked for while nothing better is known
 * @param moved where it is asked for instead; null: at its own address
 * @param movingTo where the last answers say that it has moved; null: nowhere
 * @param movingTimes how often in a row they said so
 */
public record FeedLocation(
        String url, @Nullable String moved, @Nullable String movingTo, int movingTimes) {

    static final int BELIEVED_AFTER = 3;

    /** A feed at its own address. */
    public static FeedLocation of(String url) {
        return new FeedLocation(url, null, null, 0);
    }

    /** The address that is asked. */
    public String address() {
        return moved == null ? url : moved;
    }

    /**
     * After a good answer.
     *
     * @param to where it says that the feed has moved; null: nowhere
     */
    FeedLocation answered(@Nullable String to) {
        if (to == null || to.equals(moved)) {
            return new FeedLocation(url, moved, null, 0);
        }
        int times = to.equals(movingTo) ? movingTimes + 1 : 1;
        return times >= BELIEVED_AFTER
                ? new FeedLocation(url, to.equals(url) ? null : to, null, 0)
                : new FeedLocation(url, moved, to, times);
    }

    /** Back to its own address. */
    FeedLocation asListed() {
        return of(url);
    }
}
