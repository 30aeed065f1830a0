package dev.tidemark.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.elasticsearch.ElasticsearchStatusException;
import org.elasticsearch.action.DocWriteRequest;
import org.elasticsearch.action.bulk.BulkItemResponse;
import org.elasticsearch.action.bulk.BulkRequest;
import org.elasticsearch.action.bulk.BulkResponse;
import org.elasticsearch.action.index.IndexRequest;
import org.elasticsearch.action.index.IndexResponse;
import org.elasticsearch.action.support.PlainActionFuture;
import org.elasticsearch.common.xcontent.XContentType;
import org.elasticsearch.index.shard.ShardId;
import org.elasticsearch.rest.RestStatus;
import org.junit.jupiter.api.Test;

class BulkDeliveryTest {
    /** One entry per bulk that arrived: the ids in it, dead letters marked with "!". */
    private final List<String> bulks = new ArrayList<>();

    private final DeliveryCounts counts = DeliveryCounts.of(new LongAdder());

    private final Deque<BulkDelivery.Server> script = new ArrayDeque<>();

    private boolean expendable;

    @Test
    void documentsThatAreTakenAreSentOnce() {
        assertThat(deliver("a", "b").hasFailures()).isFalse();
        assertThat(bulks).containsExactly("a b");
        assertThat(counts.refused().sum()).isZero();
    }

    @Test
    void whatIsExpendableIsGivenUpWhenNobodyTakesIt() {
        expendable = true;
        script.add(
                request -> {
                    throw new IOException("away");
                });

        assertThat(deliver(Duration.ZERO, bulk("a")).hasFailures()).isFalse();
        assertThat(bulks).as("not tried again").hasSize(1);
        assertThat(counts.givenUp().sum()).isEqualTo(1);
    }

    @Test
    void aConflictWithANewerVersionIsSuccess() {
        script.add(answers(Map.of("a", RestStatus.CONFLICT)));

        assertThat(deliver("a", "b").getItems()).hasSize(2);
        assertThat(bulks).containsExactly("a b");
    }

    @Test
    void aRefusedDocumentBecomesADeadLetterWhileABusyOneIsSentAgain() {
        script.add(
                answers(
                        Map.of(
                                "b", RestStatus.BAD_REQUEST,
                                "c", RestStatus.TOO_MANY_REQUESTS,
                                "d", RestStatus.SERVICE_UNAVAILABLE)));

        assertThat(deliver("a", "b", "c", "d", "e").hasFailures()).isFalse();
        assertThat(bulks).containsExactly("a b c d e", "c d", "b!");
        assertThat(counts.refused().sum()).isEqualTo(1);
        assertThat(counts.retries().sum()).isEqualTo(1);
    }

    @Test
    void anUnreachableOrUnreadableServerIsAskedAgain() {
        script.add(fails(new ConnectException("Connection refused")));
        script.add(fails(new ElasticsearchStatusException("away", RestStatus.BAD_GATEWAY)));
        script.add(fails(new IOException("Unable to parse response body")));
        script.add(request -> new BulkResponse(new BulkItemResponse[0], 0));

        assertThat(deliver("a").hasFailures()).isFalse();
        assertThat(bulks).containsExactly("a", "a", "a", "a", "a");
    }

    @Test
    void anAnswerAboutOtherDocumentsIsNotBelieved() {
        script.add(request -> answers(Map.of("b", RestStatus.BAD_REQUEST)).bulk(bulk("b", "a")));

        assertThat(deliver("a", "b").hasFailures()).isFalse();
        assertThat(bulks).containsExactly("a b", "a b");
    }

    @Test
    void aBulkThatIsRefusedAsAWholeIsHalvedUntilTheCulpritIsAlone() {
        BulkDelivery.Server tooLarge =
                fails(
                        new ElasticsearchStatusException(
                                "too large", RestStatus.REQUEST_ENTITY_TOO_LARGE));
        script.addAll(List.of(tooLarge, answers(Map.of()), tooLarge, tooLarge));

        assertThat(deliver("a", "b", "c", "d").hasFailures()).isFalse();
        assertThat(bulks).containsExactly("a b c d", "a b", "c d", "c", "d", "c!");
    }

    @Test
    void anIndexThatIsForbiddenFailsTheBulkAndLosesNothing() {
        script.add(answers(Map.of("b", RestStatus.FORBIDDEN)));

        assertThatThrownBy(() -> deliver("a", "b"))
                .hasStackTraceContaining("does not let us write to tidemark-items-2025.06");
        assertThat(bulks).containsExactly("a b");
    }

    @Test
    void aRefusedLoginFailsTheBulkAtOnce() {
        script.add(fails(new ElasticsearchStatusException("who?", RestStatus.UNAUTHORIZED)));

        assertThatThrownBy(() -> deliver("a")).hasStackTraceContaining("who?");
        assertThat(bulks).containsExactly("a");
    }

    @Test
    void aDeadLetterThatCannotBeKeptFailsTheBulk() {
        script.add(answers(Map.of("a", RestStatus.BAD_REQUEST)));
        script.add(answers(Map.of("a", RestStatus.BAD_REQUEST)));

        assertThatThrownBy(() -> deliver("a")).hasStackTraceContaining("refuses a dead letter");
    }

    @Test
    void anOutageBeyondItsLimitFailsTheBulk() {
        script.add(fails(new ConnectException("Connection refused")));

        assertThatThrownBy(() -> deliver(Duration.ZERO, bulk("a")))
                .hasStackTraceContaining("takes no documents for 0 s")
                .hasStackTraceContaining("Connection refused");
    }

    private BulkResponse deliver(String... ids) {
        return deliver(Duration.ofSeconds(60), bulk(ids));
    }

    private BulkResponse deliver(Duration outage, BulkRequest bulk) {
        PlainActionFuture<BulkResponse> outcome = PlainActionFuture.newFuture();
        new BulkDelivery(this::serve, outage, counts, expendable).accept(bulk, outcome);
        return outcome.actionGet();
    }

    private BulkResponse serve(BulkRequest request) throws IOException {
        bulks.add(
                String.join(
                        " ",
                        request.requests().stream()
                                .map(r -> r.id() + (r.index().equals(DeadLetters.INDEX) ? "!" : ""))
                                .toList()));
        return script.isEmpty()
                ? answers(Map.of()).bulk(request)
                : script.removeFirst().bulk(request);
    }

    private static BulkRequest bulk(String... ids) {
        BulkRequest bulk = new BulkRequest();
        Stream.of(ids)
                .map(id -> new IndexRequest("tidemark-items-2025.06").id(id))
                .forEach(request -> bulk.add(request.source("{}", XContentType.JSON)));
        return bulk;
    }

    private static BulkDelivery.Server fails(Exception problem) {
        return request -> {
            if (problem instanceof IOException io) {
                throw io;
            }
            throw (RuntimeException) problem;
        };
    }

    /** Takes every document but those named, which get that status. */
    private static BulkDelivery.Server answers(Map<String, RestStatus> troubles) {
        return request -> {
            BulkItemResponse[] items =
                    request.requests().stream()
                            .map(one -> item(one, troubles.get(one.id())))
                            .toArray(BulkItemResponse[]::new);
            return new BulkResponse(items, 1);
        };
    }

    private static BulkItemResponse item(DocWriteRequest<?> request, RestStatus trouble) {
        if (trouble != null) {
            return new BulkItemResponse(
                    0,
                    request.opType(),
                    new BulkItemResponse.Failure(
                            request.index(), "_doc", request.id(), new IOException("no"), trouble));
        }
        ShardId shard = new ShardId(request.index(), "uuid", 0);
        return new BulkItemResponse(
                0, request.opType(), new IndexResponse(shard, "_doc", request.id(), 1, 1, 1, true));
    }
}
