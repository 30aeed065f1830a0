package dev.tidemark.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.config.InvalidInput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;

/**
 * What a login has to be allowed, asked before anything is done: a worker that finds out later can only restart for ever.
 *
 * @param cluster privileges in the cluster
 * @param indices privileges in the indices {@code tidemark-*}
 */
record Privileges(List<String> cluster, List<String> indices) {
    /** To write documents. */
    static final Privileges WRITE =
            new Privileges(
                    List.of("monitor", "manage_index_templates"), List.of("create_index", "index"));

    /** To show documents. */
    static final Privileges READ = new Privileges(List.of(), List.of("read"));

    /** To see which indices there are, and to delete some. */
    static final Privileges DELETE =
            new Privileges(List.of("monitor"), List.of("monitor", "delete_index"));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String QUESTION =
            """
            {"cluster": %s, "index": [{"names": ["tidemark-*"], "privileges": %s}]}
            """;

    /**
     * Asks; a server without security has nothing to say, and that is enough.
     *
     * @throws InvalidInput that names every privilege that is lacking
     */
    void require(RestClient client, ElasticsearchSettings settings) throws IOException {
        if (Authorization.of(settings) == null) {
            return;
        }
        Request request = new Request("POST", "/_security/user/_has_privileges");
        request.setJsonEntity(
                QUESTION.formatted(
                        JSON.writeValueAsString(cluster), JSON.writeValueAsString(indices)));
        JsonNode answer;
        try {
            answer =
                    JSON.readTree(EntityUtils.toString(client.performRequest(request).getEntity()));
        } catch (ResponseException e) {
            int status = e.getResponse().getStatusLine().getStatusCode();
            if (status == 401 || status == 403) {
                throw e;
            }
            return;
        }
        List<String> lacking = new ArrayList<>();
        for (String privilege : cluster) {
            if (!answer.at("/cluster/" + privilege).asBoolean(true)) {
                lacking.add("cluster:" + privilege);
            }
        }
        for (String privilege : indices) {
            if (!answer.at("/index/tidemark-*/" + privilege).asBoolean(true)) {
                lacking.add("tidemark-*:" + privilege);
            }
        }
        if (!lacking.isEmpty()) {
            throw ElasticsearchAccess.invalid(
                    "hosts",
                    String.join(", ", settings.hosts()) + " grants this login too little",
                    "a login that also has the privileges " + String.join(", ", lacking));
        }
    }
}
