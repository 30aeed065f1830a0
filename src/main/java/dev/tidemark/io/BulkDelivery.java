package dev.tidemark.io;

import dev.tidemark.io.DeadLetters.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.elasticsearch.ElasticsearchStatusException;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.DocWriteRequest;
import org.elasticsearch.action.bulk.BulkItemResponse;
import org.elasticsearch.action.bulk.BulkRequest;
import org.elasticsearch.action.bulk.BulkResponse;
import org.elasticsearch.action.index.IndexResponse;
import org.elasticsearch.client.RequestOptions;
import org.elasticsearch.client.RestHighLevelClient;
import org.elasticsearch.index.shard.ShardId;
import org.elasticsearch.rest.RestStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers bulks until each of their documents is indexed, superseded or a dead letter.
 *
 * <p>The connector on its own asks again only when every failed document of a bulk was answered 429,
 * and restarts the job for anything else. Here each answer is judged by itself:
 *
 * <ul>
 *   <li>409: a newer version is there already; done.
 *   <li>400 and other client errors: the document's own fault; to {@link DeadLetters#INDEX}.
 *   <li>429, 5xx, no or no readable answer: Elasticsearch's trouble; asked again with growing pauses.
 *   <li>401, 403, 404: nobody's document is at fault, somebody has to act; the bulk fails and the job
 *       restarts from its checkpoint, with nothing lost.
 *   <li>400 or 413 for the whole bulk: halved until the culprits are alone.
 * </ul>
 *
 * <p>Blocks the calling thread, as the connector does anyway: it keeps one bulk in flight. Requests
 * and answers are matched by place and id, so that a wrong document is never blamed.
 */
final class BulkDelivery implements BiConsumer<BulkRequest, ActionListener<BulkResponse>> {
    private static final Logger LOG = LoggerFactory.getLogger(BulkDelivery.class);

    private final Server server;
    private final Duration outage;
    private final DeliveryCounts counts;
    private final boolean expendable;

    /** Takes one bulk over the network. */
    @FunctionalInterface
    interface Server {
        BulkResponse bulk(BulkRequest request) throws IOException;
    }

    /**
     * Describes the way to a server.
     *
     * @param outage how long a server that is away is asked again
     * @param counts grow by what has happened; documents are refused once they are safe as dead letters
     * @param expendable whether what cannot be delivered is given up, for documents that newer ones replace
     */
    BulkDelivery(Server server, Duration outage, DeliveryCounts counts, boolean expendable) {
        this.expendable = expendable;
        this.server = server;
        this.outage = outage;
        this.counts = counts;
    }

    static BulkDelivery through(
            RestHighLevelClient client,
            Duration outage,
            DeliveryCounts counts,
            boolean expendable) {
        return new BulkDelivery(
                request -> client.bulk(request, RequestOptions.DEFAULT),
                outage,
                counts,
                expendable);
    }

    @Override
    public void accept(BulkRequest bulk, ActionListener<BulkResponse> listener) {
        try {
            deliver(bulk.requests());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            listener.onFailure(e);
            return;
        } catch (IOException | RuntimeException e) {
            if (!expendable) {
                listener.onFailure(e);
                return;
            }
            counts.givenUp().add(bulk.requests().size());
            LOG.warn("{} documents are given up: {}", bulk.requests().size(), e.getMessage());
        }
        listener.onResponse(allDone(bulk.requests()));
    }

    private void deliver(List<DocWriteRequest<?>> requests)
            throws IOException, InterruptedException {
        // One limit for all of it: a cancelled job waits for a bulk in flight, and Flink ends a
        // worker whose task has not stopped after 180 s.
        Backoff backoff = new Backoff(outage);
        List<Refusal> refused = send(requests, backoff);
        if (refused.isEmpty()) {
            return;
        }
        Refusal first = refused.get(0);
        LOG.warn(
                "{} of {} documents refused by Elasticsearch, now in {}; the first: {} for {}: {}",
                refused.size(),
                requests.size(),
                DeadLetters.INDEX,
                first.request().id(),
                first.request().index(),
                first.reason());
        List<Refusal> lost = send(DeadLetters.of(refused), backoff);
        if (!lost.isEmpty()) {
            throw new IOException(
                    DeadLetters.INDEX + " refuses a dead letter: " + lost.get(0).reason());
        }
        counts.refused().add(refused.size());
    }

    /** Sends until nothing is left but the refused, which it returns. */
    private List<Refusal> send(List<DocWriteRequest<?>> requests, Backoff backoff)
            throws IOException, InterruptedException {
        List<Refusal> refused = new ArrayList<>();
        List<DocWriteRequest<?>> left = requests;
        while (!left.isEmpty()) {
            Exception problem;
            try {
                BulkAnswer answer = BulkAnswer.to(left, server.bulk(new BulkRequest().add(left)));
                refused.addAll(answer.refused());
                if (answer.unfinished().isEmpty()) {
                    return refused;
                }
                left = answer.unfinished();
                problem = answer.problem();
            } catch (ElasticsearchStatusException e) {
                if (isWholeRefusal(e.status())) {
                    refused.addAll(halve(left, e, backoff));
                    return refused;
                }
                if (!BulkAnswer.isPassing(e.status())) {
                    throw e;
                }
                problem = e;
            } catch (IOException e) {
                problem = e;
            }
            backoff.pause(problem);
            counts.retries().increment();
        }
        return refused;
    }

    private List<Refusal> halve(
            List<DocWriteRequest<?>> requests, ElasticsearchStatusException e, Backoff backoff)
            throws IOException, InterruptedException {
        if (requests.size() == 1) {
            return List.of(
                    new Refusal(requests.get(0), e.status(), String.valueOf(e.getMessage())));
        }
        int middle = requests.size() / 2;
        List<Refusal> refused = new ArrayList<>(send(requests.subList(0, middle), backoff));
        refused.addAll(send(requests.subList(middle, requests.size()), backoff));
        return refused;
    }

    private static boolean isWholeRefusal(RestStatus status) {
        return status == RestStatus.BAD_REQUEST || status == RestStatus.REQUEST_ENTITY_TOO_LARGE;
    }

    /** What the connector is told: the fate of every document is settled. */
    private static BulkResponse allDone(List<DocWriteRequest<?>> requests) {
        BulkItemResponse[] items = new BulkItemResponse[requests.size()];
        for (int i = 0; i < items.length; i++) {
            DocWriteRequest<?> request = requests.get(i);
            ShardId shard = new ShardId(request.index(), "_na_", 0);
            items[i] =
                    new BulkItemResponse(
                            i,
                            request.opType(),
                            new IndexResponse(shard, "_doc", request.id(), 0, 1, 1, true));
        }
        return new BulkResponse(items, 0);
    }
}
