package dev.tidemark.feed;

import java.io.IOException;

/** Gets a feed from the web. */
public interface Fetch {
    /**
     * Fetches once.
     *
     * @param url http or https address
     * @return the unpacked body and what came with it
     * @throws IOException when there is no answer that could be a feed; the message says why, in one line
     */
    FeedDocument fetch(String url) throws IOException;
}
