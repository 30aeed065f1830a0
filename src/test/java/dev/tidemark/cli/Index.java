package dev.tidemark.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** What an Elasticsearch holds under a pattern of index names. */
record Index(String url, String pattern) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** All documents, at most 10,000; those of an index that is not there are none. */
    List<JsonNode> documents() throws IOException, InterruptedException {
        send("POST", "/_refresh");
        JsonNode answer =
                new ObjectMapper()
                        .readTree(send("GET", "/_search?size=10000&allow_no_indices=true").body());
        List<JsonNode> documents = new ArrayList<>();
        answer.at("/hits/hits").forEach(hit -> documents.add(hit.get("_source")));
        return documents;
    }

    private HttpResponse<String> send(String method, String path)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/" + pattern + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }
}
