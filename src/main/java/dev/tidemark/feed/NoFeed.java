package dev.tidemark.feed;

/** Ends the reading of what proves to be no feed. */
final class NoFeed extends Exception {
    private static final long serialVersionUID = 1L;

    private final RefusedFeed refusal;

    NoFeed(RefusedFeed.Cause cause, String reason) {
        super(reason, null, false, false);
        refusal = new RefusedFeed(cause, reason);
    }

    RefusedFeed refusal() {
        return refusal;
    }
}
