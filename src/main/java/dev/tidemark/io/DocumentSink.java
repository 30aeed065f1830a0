package dev.tidemark.io;

import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.config.InvalidInput;
import dev.tidemark.io.ElasticsearchAccess.Login;
import dev.tidemark.model.Document;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.elasticsearch.sink.BulkSinkBuilder;
import org.apache.flink.connector.elasticsearch.sink.ElasticsearchEmitter;
import org.apache.flink.connector.elasticsearch.sink.RequestIndexer;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.elasticsearch.action.index.IndexRequest;
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

    /**
     * Describes the sink.
     *
     * @param run stands above the versions of documents: of two, the higher run wins
     * @param needsLogin true to refuse to start where there is no login
     */
    DocumentSink(ElasticsearchSettings settings, long run, boolean needsLogin) {
        this.settings = settings;
        this.run = run;
        this.needsLogin = needsLogin;
    }

    @Override
    public SinkWriter<Document> createWriter(WriterInitContext context) throws IOException {
        LongAdder refused = RefusedDocuments.writer(context.getJobInfo().getJobId());
        context.metricGroup().gauge("documentsRefused", refused::sum);
        return sink(login(), refused).createWriter(context);
    }

    @Override
    @Deprecated
    public SinkWriter<Document> createWriter(InitContext context) {
        throw new UnsupportedOperationException("Flink 1.20 asks by WriterInitContext");
    }

    private @Nullable Login login() {
        try {
            Login login = ElasticsearchAccess.login(settings);
            if (login == null && needsLogin) {
                throw ElasticsearchAccess.missing("usernameVariable", settings.usernameVariable());
            }
            return login;
        } catch (InvalidInput e) {
            // What is not in the environment is not there after a restart, either.
            throw new SuppressRestartsException(e);
        }
    }

    private Sink<Document> sink(@Nullable Login login, LongAdder refused) {
        Duration outage = Duration.ofSeconds(settings.outageSeconds());
        BulkSinkBuilder<Document> builder =
                new BulkSinkBuilder<Document>(
                                client -> BulkDelivery.through(client, outage, refused))
                        .setHosts(ElasticsearchAccess.hosts(settings))
                        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
                        .setBulkFlushMaxActions(settings.bulkActions())
                        .setBulkFlushMaxSizeMb(settings.bulkMegabytes())
                        .setBulkFlushInterval(settings.bulkIntervalSeconds() * 1000L)
                        .setConnectionTimeout(settings.connectTimeoutSeconds() * 1000)
                        .setSocketTimeout(settings.socketTimeoutSeconds() * 1000);
        if (login != null) {
            builder.setConnectionUsername(login.username()).setConnectionPassword(login.password());
        }
        builder.setEmitter(new Emitter(run));
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
