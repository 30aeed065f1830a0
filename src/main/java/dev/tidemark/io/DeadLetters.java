package dev.tidemark.io;

import java.util.List;
import org.elasticsearch.action.DocWriteRequest;
import org.elasticsearch.action.index.IndexRequest;
import org.elasticsearch.common.xcontent.XContentType;
import org.elasticsearch.rest.RestStatus;

/** Documents that Elasticsearch refused, kept under their own ids with where they belonged and why they are not there. */
final class DeadLetters {
    /** The index that refused documents go to. */
    static final String INDEX = "tidemark-dead-letters";

    /** How much of a refused document is kept, in UTF-16 units. */
    static final int MAX_SOURCE = 100_000;

    private static final int MAX_REASON = 2_000;

    private DeadLetters() {}

    /** One refusal: what was to be written, the HTTP status of the answer, and its words. */
    record Refusal(DocWriteRequest<?> request, RestStatus status, String reason) {}

    /** What stands in the index; {@code source} is the document's JSON as a string, not indexed. */
    private record Letter(String id, String index, int status, String reason, String source) {}

    static List<DocWriteRequest<?>> of(List<Refusal> refusals) {
        return refusals.stream().<DocWriteRequest<?>>map(DeadLetters::letter).toList();
    }

    private static IndexRequest letter(Refusal refusal) {
        DocWriteRequest<?> request = refusal.request();
        String source = request instanceof IndexRequest index ? index.source().utf8ToString() : "";
        Letter letter =
                new Letter(
                        request.id(),
                        request.index(),
                        refusal.status().getStatus(),
                        WellFormed.cut(refusal.reason(), MAX_REASON),
                        WellFormed.cut(source, MAX_SOURCE));
        return new IndexRequest(INDEX)
                .id(request.id())
                .source(DocumentJson.line(letter), XContentType.JSON);
    }
}
