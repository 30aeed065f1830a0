package dev.tidemark.fetch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a feed is doing.
 *
 * @param errors failures in a row
 * @param lastError the latest of them; null: none since the last success
 * @param reason its reason, one line; null likewise
 * @param lastSuccess when it last answered with a readable body or 304; null: never
 * @param overruns polls in a row that brought only entries never seen, so that others may have come and gone
 * @param retired whether it says that it is gone for good
 */
public record FeedHealth(
        int errors,
        @Nullable ErrorClass lastError,
        @Nullable String reason,
        @Nullable Instant lastSuccess,
        int overruns,
        boolean retired) {

    private static final int MOST_COUNTED = 1_000_000;

    /** Before the first poll. */
    public static final FeedHealth UNKNOWN = new FeedHealth(0, null, null, null, 0, false);

    FeedHealth succeeded(Instant now, int overrunsInARow) {
        return new FeedHealth(0, null, null, now, overrunsInARow, false);
    }

    FeedHealth failed(ErrorClass why, String what) {
        return new FeedHealth(
                Math.min(errors, MOST_COUNTED) + 1,
                why,
                what,
                lastSuccess,
                overruns,
                retired || why == ErrorClass.GONE);
    }
}
