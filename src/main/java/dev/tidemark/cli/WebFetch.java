package dev.tidemark.cli;

import dev.tidemark.feed.FeedDocument;
import dev.tidemark.feed.Fetch;
import dev.tidemark.feed.PublishedDate;
import dev.tidemark.fetch.FeedClient;
import dev.tidemark.fetch.FetchAnswer;
import dev.tidemark.fetch.FetchRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;

/** Fetches a feed once, as a command wants it: whatever is no body is an exception with the reason. */
record WebFetch(FeedClient client, Clock clock) implements Fetch {

    @Override
    public FeedDocument fetch(String url) throws IOException {
        FetchAnswer answer = client.fetch(FetchRequest.feed(url));
        Instant now = clock.instant();
        if (answer instanceof FetchAnswer.Fetched fetched) {
            return new FeedDocument(
                    fetched.body(),
                    fetched.contentTypeWithCharset(),
                    fetched.finalAddress(),
                    now,
                    now.plus(PublishedDate.ZONE_SPAN));
        }
        throw new IOException(reason(answer));
    }

    private static String reason(FetchAnswer answer) {
        if (answer instanceof FetchAnswer.Failed failed) {
            return failed.reason();
        }
        if (answer instanceof FetchAnswer.RetryLater later) {
            return later.reason();
        }
        return answer instanceof FetchAnswer.Gone ? "410: taken down for good" : "no body";
    }
}
