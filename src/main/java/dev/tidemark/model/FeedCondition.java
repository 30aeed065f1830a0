package dev.tidemark.model;

/** How a feed is doing, in one word; of several that apply, the first here but for OK and NEW. */
public enum FeedCondition implements Word {
    /** It says that it is gone for good. */
    RETIRED,
    /** Cannot be had, several times in a row. */
    FAILING,
    /** Answers, but has brought nothing new for longer than its rhythm allows. */
    SILENT,
    /** Can be read, but its markup or encoding is broken. */
    MALFORMED,
    /** Too little is known of it to tell its silence from its rhythm. */
    NEW,
    /** None of these. */
    OK;

    /** True when nothing comes from it although something should. */
    public boolean isDown() {
        return this == RETIRED || this == FAILING || this == SILENT;
    }
}
