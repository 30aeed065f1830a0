package dev.tidemark.io;

import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * What became of the documents that one writer has sent to Elasticsearch, since it was started. Safe for use by several
 * threads.
 *
 * @param refused documents that are dead letters now
 * @param retries requests that were repeated, after an answer that blames no document, or none
 * @param givenUp documents of an expendable kind that were dropped, Elasticsearch being away for too long
 */
record DeliveryCounts(LongAdder refused, LongAdder retries, LongAdder givenUp) {

    /** All zero, but with a count of the refused that somebody else reads, too. */
    static DeliveryCounts of(LongAdder refused) {
        return new DeliveryCounts(refused, new LongAdder(), new LongAdder());
    }

    /** Shows them as metrics of the sink. */
    void register(MetricGroup sink) {
        sink.gauge("documentsRefused", (Gauge<Long>) refused::sum);
        sink.gauge("documentsGivenUp", (Gauge<Long>) givenUp::sum);
        sink.gauge("bulkRetries", (Gauge<Long>) retries::sum);
    }
}
