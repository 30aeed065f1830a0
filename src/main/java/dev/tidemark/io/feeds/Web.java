package dev.tidemark.io.feeds;

import dev.tidemark.config.FetchSettings;
import dev.tidemark.fetch.FeedClient;
import dev.tidemark.fetch.FetchAnswer;
import dev.tidemark.fetch.FetchRequest;
import java.io.Serializable;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** What a reader needs of the world around it; called by many threads. */
interface Web extends AutoCloseable {

    /** The world as it is. */
    Opening REAL = (settings, clock) -> new Real(new FeedClient(settings, clock));

    /** Where a reader finds the world, wherever it runs. */
    @FunctionalInterface
    interface Opening extends Serializable {
        /** A client of the reader's own. */
        Web open(FetchSettings settings, Clock clock);
    }

    /** Fetches; whatever goes wrong is an answer. Blocks. */
    FetchAnswer fetch(FetchRequest request);

    /** An environment variable; null when it is not set. */
    @Nullable String variable(String name);

    /** Breaks off all fetches under way. May be called more than once. */
    @Override
    void close();

    /** The real one. */
    record Real(FeedClient client) implements Web {
        @Override
        public FetchAnswer fetch(FetchRequest request) {
            return client.fetch(request);
        }

        @Override
        public @Nullable String variable(String name) {
            return System.getenv(name);
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
