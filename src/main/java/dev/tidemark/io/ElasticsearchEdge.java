package dev.tidemark.io;

import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.model.Document;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.elasticsearch.sink.BulkSinkBuilder;
import org.apache.flink.connector.elasticsearch.sink.ElasticsearchEmitter;
import org.apache.flink.connector.elasticsearch.sink.RequestIndexer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;
import org.elasticsearch.action.index.IndexRequest;
import org.elasticsearch.common.xcontent.XContentType;
import org.elasticsearch.index.VersionType;

/**
 * Writes documents to Elasticsearch 7.10 to 7.17, each at least once under its own id.
 *
 * <p>A document replaces what stands under its id unless that has a higher version, so whatever
 * arrives twice or late changes nothing. One that Elasticsearch refuses goes to {@link
 * DeadLetters#INDEX}; an Elasticsearch that is away is waited for: see {@link BulkDelivery}. Without
 * checkpoints the guarantee ends at the last bulk that was sent.
 *
 * <p>The login is read where the job is built and travels with it to the cluster.
 */
public final class ElasticsearchEdge {
    private ElasticsearchEdge() {}

    /**
     * Adds the sink for documents of any kind; {@link ElasticsearchIndices#install} comes first.
     *
     * @param uid permanent id of the sink, kebab case
     * @param runStartedAt when this run began, the same after every resumption: of two runs the later
     *     one has the last word, whatever the versions of its documents
     * @throws dev.tidemark.config.InvalidInput when only one half of the login is in the environment
     */
    public static DataStreamSink<Document> attach(
            DataStream<Document> documents,
            ElasticsearchSettings settings,
            String uid,
            Instant runStartedAt) {
        return documents.sinkTo(sink(settings, runStartedAt)).name("Elasticsearch").uid(uid);
    }

    private static Sink<Document> sink(ElasticsearchSettings settings, Instant runStartedAt) {
        Duration outage = Duration.ofSeconds(settings.outageSeconds());
        BulkSinkBuilder<Document> builder =
                new BulkSinkBuilder<Document>(client -> BulkDelivery.through(client, outage))
                        .setHosts(ElasticsearchAccess.hosts(settings))
                        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                        .setBulkFlushMaxActions(settings.bulkActions())
                        .setBulkFlushMaxSizeMb(settings.bulkMegabytes())
                        .setBulkFlushInterval(settings.bulkIntervalSeconds() * 1000L)
                        .setConnectionTimeout(settings.connectTimeoutSeconds() * 1000)
                        .setSocketTimeout(settings.socketTimeoutSeconds() * 1000);
        ElasticsearchAccess.Login login = ElasticsearchAccess.login(settings);
        if (login != null) {
            builder.setConnectionUsername(login.username()).setConnectionPassword(login.password());
        }
        builder.setEmitter(new Emitter(runStartedAt.getEpochSecond()));
        return builder.build();
    }

    /** One index request for one document. */
    private static final class Emitter implements ElasticsearchEmitter<Document> {
        private static final long serialVersionUID = 1L;

        /** Seconds of the run above, a million versions of a document within it below. */
        private static final int VERSION_BITS = 20;

        private final long run;

        Emitter(long run) {
            this.run = run;
        }

        @Override
        public void emit(Document document, SinkWriter.Context context, RequestIndexer indexer) {
            indexer.add(
                    new IndexRequest(document.index())
                            .id(document.id())
                            .source(document.json(), XContentType.JSON)
                            .versionType(VersionType.EXTERNAL_GTE)
                            .version((run << VERSION_BITS) + document.version()));
        }
    }
}
