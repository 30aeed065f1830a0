package dev.tidemark.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.config.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLException;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;

/** Prepares an Elasticsearch cluster for the documents, and tells whether one is there. */
public final class ElasticsearchIndices {
    private static final List<String> TEMPLATES =
            List.of(
                    "items",
                    "signals",
                    "scores",
                    "alerts",
                    "feeds",
                    "feed-alerts",
                    "jobs",
                    "rejected",
                    "dead-letters");

    private static final String SUPPORTED = "a running Elasticsearch 7.10 to 7.17";
    private static final String TRUSTED =
            "https with a certificate that this machine trusts, or whose authority is in the file"
                    + " elasticsearch.certificates";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ElasticsearchIndices() {}

    /**
     * Puts the index templates, replacing those of an earlier version; indices that exist keep their mappings.
     *
     * @throws InvalidInput when {@link #check} would throw it, or a template is refused
     */
    public static void install(ElasticsearchSettings settings) {
        check(settings);
        try (RestClient client = ElasticsearchAccess.client(settings)) {
            Privileges.WRITE.require(client, settings);
            for (String name : TEMPLATES) {
                Request request = new Request("PUT", "/_index_template/tidemark-" + name);
                request.setJsonEntity(template(name));
                client.performRequest(request);
            }
        } catch (IOException e) {
            throw unusable(settings, e);
        }
    }

    /**
     * Asks a node who it is.
     *
     * @return its version, as in {@code 7.10.2}
     * @throws InvalidInput when none answers, it is another product, or none of 7.10 to 7.17
     */
    public static String check(ElasticsearchSettings settings) {
        String body;
        try (RestClient client = ElasticsearchAccess.client(settings)) {
            Response response = client.performRequest(new Request("GET", "/"));
            body = EntityUtils.toString(response.getEntity(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unusable(settings, e);
        }
        JsonNode version = json(body).path("version");
        String number = version.path("number").asText();
        if (!version.has("lucene_version") || version.has("distribution")) {
            throw invalid(settings, "answers, but is not Elasticsearch", SUPPORTED);
        }
        if (!number.matches("7\\.1[0-7]\\..*")) {
            throw invalid(settings, "is version " + number, SUPPORTED);
        }
        return number;
    }

    /**
     * Makes sure that a login may read documents; a node that does not answer now may later, and is not asked again.
     *
     * @throws InvalidInput that names the privilege that is lacking
     */
    public static void requireReadable(ElasticsearchSettings settings) {
        try (RestClient client = ElasticsearchAccess.client(settings)) {
            Privileges.READ.require(client, settings);
        } catch (IOException e) {
            return;
        }
    }

    /** The complaint about an index that is not deleted. */
    static InvalidInput notDeleted(String index, ResponseException e) {
        return ElasticsearchAccess.invalid(
                "hosts",
                index
                        + " stays: HTTP "
                        + e.getResponse().getStatusLine().getStatusCode()
                        + ": "
                        + reason(e),
                "indices that may be deleted now; the same command goes on");
    }

    private static JsonNode json(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static String template(String name) throws IOException {
        String path = "/elasticsearch/" + name + ".json";
        try (InputStream in = ElasticsearchIndices.class.getResourceAsStream(path)) {
            return new String(
                    Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The complaint about a cluster that does not do what it was asked for. */
    static InvalidInput unusable(ElasticsearchSettings settings, IOException e) {
        if (ExceptionUtils.indexOfType(e, SSLException.class) >= 0) {
            return invalid(settings, "is not trusted: " + e.getMessage(), TRUSTED);
        }
        if (!(e instanceof ResponseException refusal)) {
            return invalid(settings, "does not answer: " + e.getMessage(), SUPPORTED);
        }
        int status = refusal.getResponse().getStatusLine().getStatusCode();
        if (status == 401 || status == 403) {
            return invalid(
                    settings, "HTTP " + status + ", login refused", Authorization.places(settings));
        }
        return invalid(settings, "HTTP " + status + ": " + reason(refusal), SUPPORTED);
    }

    private static String reason(ResponseException refusal) {
        try {
            String body = EntityUtils.toString(refusal.getResponse().getEntity());
            return json(body).at("/error/reason").asText("no reason given");
        } catch (IOException e) {
            return "no reason given";
        }
    }

    private static InvalidInput invalid(
            ElasticsearchSettings settings, String problem, String allowed) {
        String hosts = String.join(", ", settings.hosts());
        return ElasticsearchAccess.invalid("hosts", hosts + " " + problem, allowed);
    }
}
