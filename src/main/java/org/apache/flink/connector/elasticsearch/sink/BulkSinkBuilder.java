package org.apache.flink.connector.elasticsearch.sink;

import java.io.Serializable;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.bulk.BackoffPolicy;
import org.elasticsearch.action.bulk.BulkProcessor;
import org.elasticsearch.action.bulk.BulkRequest;
import org.elasticsearch.action.bulk.BulkResponse;
import org.elasticsearch.client.RestHighLevelClient;
import org.elasticsearch.common.unit.ByteSizeUnit;
import org.elasticsearch.common.unit.ByteSizeValue;
import org.elasticsearch.common.unit.TimeValue;

/**
 * Builds the connector's own sink around a delivery of ours, which decides what a failure means.
 *
 * <p>Stands in this package because the types that have to be named are private to it; written
 * against connector 3.0.1-1.17. The connector's back-off stays off: it knows 429 only, and answers it
 * would repeat never get past the delivery.
 *
 * @param <T> what the sink takes
 */
public final class BulkSinkBuilder<T> extends ElasticsearchSinkBuilderBase<T, BulkSinkBuilder<T>> {
    private final Delivery delivery;

    /** Makes, on the worker, what takes each bulk to Elasticsearch through the sink's client. */
    @FunctionalInterface
    public interface Delivery
            extends Function<
                            RestHighLevelClient,
                            BiConsumer<BulkRequest, ActionListener<BulkResponse>>>,
                    Serializable {}

    /** Sets how bulks are delivered. */
    public BulkSinkBuilder(Delivery delivery) {
        this.delivery = delivery;
    }

    @Override
    protected BulkProcessorBuilderFactory getBulkProcessorBuilderFactory() {
        return new Bulks(delivery);
    }

    private record Bulks(Delivery delivery) implements BulkProcessorBuilderFactory {
        @Override
        public BulkProcessor.Builder apply(
                RestHighLevelClient client,
                BulkProcessorConfig config,
                BulkProcessor.Listener listener) {
            return BulkProcessor.builder(delivery.apply(client), listener)
                    .setBulkActions(config.getBulkFlushMaxActions())
                    .setBulkSize(new ByteSizeValue(config.getBulkFlushMaxMb(), ByteSizeUnit.MB))
                    .setFlushInterval(new TimeValue(config.getBulkFlushInterval()))
                    .setBackoffPolicy(BackoffPolicy.noBackoff());
        }
    }
}
