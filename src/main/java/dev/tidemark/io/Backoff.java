package dev.tidemark.io;

import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.time.Deadline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits between tries, twice as long each time, until an outage has lasted too long. */
final class Backoff {
    private static final Logger LOG = LoggerFactory.getLogger(Backoff.class);
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Duration outage;
    private final Deadline deadline;
    private Duration next = FIRST;

    Backoff(Duration outage) {
        this.outage = outage;
        this.deadline = Deadline.fromNow(outage);
    }

    /**
     * Waits before the next try.
     *
     * @throws IOException holding the problem, once the outage is over its limit
     */
    void pause(Exception problem) throws IOException, InterruptedException {
        if (!deadline.hasTimeLeft()) {
            throw new IOException(
                    "Elasticsearch takes no documents for " + outage.toSeconds() + " s", problem);
        }
        LOG.warn("Elasticsearch: {}; next try in {} ms", problem.getMessage(), next.toMillis());
        Thread.sleep(next.toMillis());
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
