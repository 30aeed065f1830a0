package dev.tidemark.embedded.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.io.ElasticsearchAccess;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;

/** Bounded questions to the indices that the monitor writes; an index that is not there yet has no documents. */
final class IndexSearch implements AutoCloseable {
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RestClient client;

    /** Connects at the first question, with the login and the certificates of the settings. */
    IndexSearch(ElasticsearchSettings settings) {
        this.client = ElasticsearchAccess.client(settings);
    }

    /** Makes everything written so far visible. */
    void refresh() throws IOException {
        client.performRequest(new Request("POST", "/tidemark-*/_refresh"));
    }

    /**
     * The newest documents that pass all filters, newest first.
     *
     * @param newest name of the field of the time to go by
     * @param fields of the document that are wanted, with {@code *} as a wildcard
     */
    ArrayNode newest(
            String index, List<Object> filter, String newest, int size, List<String> fields)
            throws IOException {
        JsonNode answer =
                search(
                        index,
                        Map.of(
                                "size",
                                size,
                                "sort",
                                newestFirst(newest),
                                "_source",
                                fields,
                                "query",
                                all(filter)));
        ArrayNode documents = JSON.createArrayNode();
        answer.at("/hits/hits").forEach(hit -> documents.add(named(hit)));
        return documents;
    }

    /** The answer to a search as Elasticsearch gives it; empty while the index is being created. */
    JsonNode search(String index, Map<String, Object> body) throws IOException {
        Request request = new Request("POST", "/" + index + "/_search");
        request.addParameter("ignore_unavailable", "true");
        request.setJsonEntity(JSON.writeValueAsString(body));
        try (InputStream answer = client.performRequest(request).getEntity().getContent()) {
            return JSON.readTree(answer);
        } catch (ResponseException e) {
            // An index that is just being created has no shard that answers: so far nothing is
            // found in it.
            if (e.getResponse().getStatusLine().getStatusCode() == SERVICE_UNAVAILABLE) {
                return JSON.createObjectNode();
            }
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    /** The query for what passes all filters. */
    static Map<String, Object> all(List<Object> filter) {
        return Map.of("bool", Map.of("filter", filter));
    }

    /** What has this value in this field. */
    static Object term(String field, Object value) {
        return Map.of("term", Map.of(field, value));
    }

    /** What has one of these values in this field. */
    static Object terms(String field, Collection<String> values) {
        return Map.of("terms", Map.of(field, values));
    }

    /** The document that stands under an id. */
    static Object under(String id) {
        return Map.of("ids", Map.of("values", List.of(id)));
    }

    /** What lies between two times, both included. */
    static Object between(String field, String from, String to) {
        return Map.of("range", Map.of(field, Map.of("gte", from, "lte", to)));
    }

    /** The order by a field of time; indices that do not know it yet are passed over. */
    static List<Object> newestFirst(String field) {
        return List.of(Map.of(field, Map.of("order", "desc", "unmapped_type", "date")));
    }

    /** A document of ours with the id that it stands under; items have one of their own. */
    private static @Nullable JsonNode named(JsonNode hit) {
        return hit.get("_source") instanceof ObjectNode document && !document.has("id")
                ? document.set("id", hit.get("_id"))
                : hit.get("_source");
    }
}
