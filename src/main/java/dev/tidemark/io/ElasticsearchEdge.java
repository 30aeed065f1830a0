package dev.tidemark.io;

import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.model.Document;
import java.time.Instant;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSink;

/**
 * Writes documents to Elasticsearch 7.10 to 7.17, each at least once under its own id.
 *
 * <p>A document replaces what stands under its id unless that has a higher version, so whatever
 * arrives twice or late changes nothing. One that Elasticsearch refuses goes to {@link
 * DeadLetters#INDEX}; an Elasticsearch that is away is waited for: see {@link BulkDelivery}. Without
 * checkpoints the guarantee ends at the last bulk that was sent.
 *
 * <p>The login is read by each worker from its own environment; the job holds the names of the variables only. Where
 * the process that builds the job has a login, a worker without one refuses to start.
 */
public final class ElasticsearchEdge {
    private static final int PATIENCE_SECONDS = 5;

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
        return attach(documents, settings, uid, runStartedAt, false);
    }

    /**
     * The same for documents that newer ones replace, such as how feeds are doing: an Elasticsearch that is away is not
     * waited for longer than {@value #PATIENCE_SECONDS} s, and what it did not take is given up. Whoever fetches news must
     * not stop for it.
     */
    public static DataStreamSink<Document> attachExpendable(
            DataStream<Document> documents,
            ElasticsearchSettings settings,
            String uid,
            Instant runStartedAt) {
        int patience = Math.min(PATIENCE_SECONDS, settings.outageSeconds());
        return attach(documents, settings.withOutageSeconds(patience), uid, runStartedAt, true);
    }

    private static DataStreamSink<Document> attach(
            DataStream<Document> documents,
            ElasticsearchSettings settings,
            String uid,
            Instant runStartedAt,
            boolean expendable) {
        boolean hasLogin = Authorization.of(settings) != null;
        return documents
                .sinkTo(
                        new DocumentSink(
                                settings, runStartedAt.getEpochSecond(), hasLogin, expendable))
                .name("Elasticsearch")
                .uid(uid);
    }
}
