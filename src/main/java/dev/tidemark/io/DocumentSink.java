package dev.tidemark.io;

import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.model.Document;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.elasticsearch.sink.BulkSinkBuilder;
import org.apache.flink.connector.elasticsearch.sink.ElasticsearchEmitter;
import org.apache.flink.connector.elasticsearch.sink.RequestIndexer;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.bulk.BulkRequest;
import org.elasticsearch.action.bulk.BulkResponse;
import org.elasticsearch.action.index.IndexRequest;
import org.elasticsearch.client.RestHighLevelClient;
import org.elasticsearch.common.xcontent.XContentType;
import org.elasticsearch.index.VersionType;
import org.jspecify.annotations.Nullable;

/**
 * The settings of writing, as they travel to the worker; the connector's own sink is made there, with the login that is
 * in the worker's environment.
 */
final class DocumentSink implements Sink<Document> {
    private static final long serialVersionUID = 1L;

    private final ElasticsearchSettings settings;
    private final long run;
    private final boolean needsLogin;
    private final boolean expendable;

    /**
     * Describes the sink.
     *
     * @param run stands above the versions of documents: of two, the higher run wins
     * @param needsLogin true to refuse to start where there is no login
     * @param expendable true to give up what an Elasticsearch that is away does not take
     */
    DocumentSink(ElasticsearchSettings settings, long run, boolean needsLogin, boolean expendable) {
        this.expendable = expendable;
        this.settings = settings;
        this.run = run;
        this.needsLogin = needsLogin;
    }

    @Override
    public SinkWriter<Document> createWriter(WriterInitContext context) throws IOException {
        DeliveryCounts counts =
                DeliveryCounts.of(RefusedDocuments.writer(context.getJobInfo().getJobId()));
        counts.register(context.metricGroup());
        RestHighLevelClient client =
                new RestHighLevelClient(ElasticsearchAccess.builder(settings, authorization()));
        return new Writer(sink(client, counts).createWriter(context), client);
    }

    @Override
    @Deprecated
    public SinkWriter<Document> createWriter(InitContext context) {
        throw new UnsupportedOperationException("Flink 1.20 asks by WriterInitContext");
    }

    private @Nullable Authorization authorization() {
        try {
            Authorization authorization = Authorization.of(settings);
            if (authorization == null && needsLogin) {
                throw Authorization.missing(
                        "usernameVariable", settings.login().usernameVariable());
            }
            return authorization;
        } catch (InvalidInput e) {
            // What is not in the environment is not there after a restart, either.
            throw new SuppressRestartsException(e);
        }
    }

    /** The connector's sink, around a client of ours: its own knows neither certificates nor API keys. */
    private Sink<Document> sink(RestHighLevelClient client, DeliveryCounts counts) {
        Duration outage = Duration.ofSeconds(settings.outageSeconds());
        return new BulkSinkBuilder<Document>(new Delivery(client, outage, counts, expendable))
                .setHosts(ElasticsearchAccess.hosts(settings))
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                .setBulkFlushMaxActions(settings.bulkActions())
                .setBulkFlushMaxSizeMb(settings.bulkMegabytes())
                .setBulkFlushInterval(settings.bulkIntervalSeconds() * 1000L)
                .setEmitter(new Emitter(run))
                .build();
    }

    /** Serializable because the connector asks for it; it is made where it is used, and never travels. */
    private static final class Delivery implements BulkSinkBuilder.Delivery {
        private static final long serialVersionUID = 1L;

        private final transient RestHighLevelClient client;
        private final Duration outage;
        private final transient DeliveryCounts counts;
        private final boolean expendable;

        Delivery(
                RestHighLevelClient client,
                Duration outage,
                DeliveryCounts counts,
                boolean expendable) {
            this.expendable = expendable;
            this.client = client;
            this.outage = outage;
            this.counts = counts;
        }

        @Override
        public BiConsumer<BulkRequest, ActionListener<BulkResponse>> apply(
                RestHighLevelClient connectors) {
            return BulkDelivery.through(client, outage, counts, expendable);
        }
    }

    /** The connector's writer and the client that goes with it. */
    private record Writer(SinkWriter<Document> writer, RestHighLevelClient client)
            implements SinkWriter<Document> {
        @Override
        public void write(Document document, Context context)
                throws IOException, InterruptedException {
            writer.write(document, context);
        }

        @Override
        public void flush(boolean endOfInput) throws IOException, InterruptedException {
            writer.flush(endOfInput);
        }

        @Override
        public void close() throws Exception {
            try (client) {
                writer.close();
            }
        }
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
