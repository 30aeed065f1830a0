package dev.tidemark.io;

import dev.tidemark.io.DeadLetters.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.elasticsearch.action.DocWriteRequest;
import org.elasticsearch.action.bulk.BulkItemResponse;
import org.elasticsearch.action.bulk.BulkResponse;
import org.elasticsearch.rest.RestStatus;

/**
 * One answer of Elasticsearch to a bulk, judged document by document.
 *
 * @param refused can never be written as they are
 * @param unfinished worth another try
 * @param problem the last reason among the unfinished
 */
record BulkAnswer(List<Refusal> refused, List<DocWriteRequest<?>> unfinished, IOException problem) {

    /**
     * Judges an answer.
     *
     * @throws IOException when it is no answer to these requests; worth another try
     * @throws IllegalStateException when no document is at fault and no other try would help
     */
    static BulkAnswer to(List<DocWriteRequest<?>> requests, BulkResponse response)
            throws IOException {
        BulkItemResponse[] items = response.getItems();
        if (items.length != requests.size()) {
            throw new IOException(items.length + " answers to " + requests.size() + " documents");
        }
        List<Refusal> refused = new ArrayList<>();
        List<DocWriteRequest<?>> unfinished = new ArrayList<>();
        IOException problem = new IOException("none");
        for (int i = 0; i < items.length; i++) {
            DocWriteRequest<?> request = requests.get(i);
            BulkItemResponse item = items[i];
            if (!request.id().equals(item.getId())) {
                throw new IOException("answer " + i + " is about another document");
            }
            RestStatus status = item.status();
            if (!item.isFailed() || status == RestStatus.CONFLICT) {
                continue;
            }
            String reason = reason(item.getFailure().getCause());
            if (isPassing(status)) {
                unfinished.add(request);
                problem = new IOException(request.index() + ": " + reason);
            } else if (needsAction(status)) {
                throw new IllegalStateException(
                        "Elasticsearch does not let us write to "
                                + request.index()
                                + ": "
                                + reason);
            } else {
                refused.add(new Refusal(request, status, reason));
            }
        }
        return new BulkAnswer(refused, unfinished, problem);
    }

    /** Whether another try may well end better. */
    static boolean isPassing(RestStatus status) {
        return status == RestStatus.TOO_MANY_REQUESTS
                || status == RestStatus.REQUEST_TIMEOUT
                || status.getStatus() >= 500;
    }

    private static boolean needsAction(RestStatus status) {
        return status == RestStatus.UNAUTHORIZED
                || status == RestStatus.FORBIDDEN
                || status == RestStatus.NOT_FOUND;
    }

    private static String reason(Throwable failure) {
        StringBuilder reason = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            reason.append(reason.isEmpty() ? "" : "; ").append(cause.getMessage());
        }
        return reason.toString();
    }
}
