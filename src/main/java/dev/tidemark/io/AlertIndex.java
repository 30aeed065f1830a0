package dev.tidemark.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.config.Correction;
import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.config.InvalidInput;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;

/**
 * Marks alerts in Elasticsearch that the newsroom has taken back.
 *
 * <p>Documents carry versions of ours, and of two writes the higher version stays ({@link DocumentSink}). A corrected
 * alert is written with a version above any that a run will ever have: a job that writes the same alert again, be it
 * after a crash or in a replay years later, finds a newer one there and leaves it. What was corrected stays as it was
 * told, with its mark.
 */
public final class AlertIndex implements AutoCloseable {
    /** Versions of runs count seconds in their upper bits: this is 139,000 years away. */
    private static final long CORRECTED = 1L << 62;

    /** How often somebody else may be faster before we give up. */
    private static final int ATTEMPTS = 5;

    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ElasticsearchSettings settings;
    private final RestClient client;

    private AlertIndex(ElasticsearchSettings settings, RestClient client) {
        this.settings = settings;
        this.client = client;
    }

    /**
     * Connects.
     *
     * @throws InvalidInput when no Elasticsearch of a supported version answers, or the login is refused
     */
    public static AlertIndex at(ElasticsearchSettings settings) {
        ElasticsearchIndices.check(settings);
        return new AlertIndex(settings, ElasticsearchAccess.client(settings));
    }

    /**
     * The alert as it stands there.
     *
     * @throws InvalidInput when there is none of this id, or Elasticsearch does not answer
     */
    public JsonNode alert(String id) {
        return known(id).get("_source");
    }

    /**
     * Marks an alert; the same mark again changes nothing.
     *
     * @throws InvalidInput when there is no such alert, or Elasticsearch does not answer
     */
    public void mark(Correction correction) {
        ObjectNode mark = JsonNodeFactory.instance.objectNode();
        mark.put("reason", correction.reason()).put("by", correction.by());
        mark.put("time", correction.time().toString());
        map();
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            JsonNode known = known(correction.alert());
            if (mark.equals(known.at("/_source/correction"))) {
                return;
            }
            ObjectNode marked = known.get("_source").deepCopy();
            marked.set("correction", mark);
            long version = Math.max(known.get("_version").longValue(), CORRECTED) + 1;
            if (put(correction.alert(), version, DocumentJson.line(marked))) {
                return;
            }
        }
        throw new InvalidInput(
                "correct", "ALERT", correction.alert() + " is being written", "another try");
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    private JsonNode known(String id) {
        try {
            String body =
                    EntityUtils.toString(
                            client.performRequest(new Request("GET", document(id))).getEntity(),
                            StandardCharsets.UTF_8);
            return JSON.readTree(body);
        } catch (ResponseException e) {
            if (status(e) == NOT_FOUND) {
                throw new InvalidInput(
                        "correct", "ALERT", id, "the id of an alert in " + Documents.ALERTS_INDEX);
            }
            throw ElasticsearchIndices.unusable(settings, e);
        } catch (IOException e) {
            throw ElasticsearchIndices.unusable(settings, e);
        }
    }

    /** Writes unless a newer version is there. */
    private boolean put(String id, long version, String json) {
        Request request = new Request("PUT", document(id));
        request.addParameter("version", Long.toString(version));
        request.addParameter("version_type", "external");
        request.addParameter("refresh", "true");
        request.setJsonEntity(json);
        return done(request, CONFLICT);
    }

    /**
     * Makes marks searchable in an index that is older than they are. Who may only write documents marks all the same:
     * a mark is shown without.
     */
    private void map() {
        Request request = new Request("PUT", "/" + Documents.ALERTS_INDEX + "/_mapping");
        request.setJsonEntity(
                """
                {"properties": {"correction": {"properties": {
                  "reason": {"type": "text", "analyzer": "cjk"},
                  "by": {"type": "keyword", "ignore_above": 256},
                  "time": {"type": "date", "format": "strict_date_optional_time", "ignore_malformed": true}}}}}""");
        done(request, FORBIDDEN);
    }

    private boolean done(Request request, int tolerated) {
        try {
            client.performRequest(request);
            return true;
        } catch (ResponseException e) {
            if (status(e) == tolerated) {
                return false;
            }
            throw ElasticsearchIndices.unusable(settings, e);
        } catch (IOException e) {
            throw ElasticsearchIndices.unusable(settings, e);
        }
    }

    private static int status(ResponseException e) {
        return e.getResponse().getStatusLine().getStatusCode();
    }

    private static String document(String id) {
        return "/"
                + Documents.ALERTS_INDEX
                + "/_doc/"
                + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
