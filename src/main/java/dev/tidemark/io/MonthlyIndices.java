package dev.tidemark.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.config.ElasticsearchSettings;
import dev.tidemark.config.InvalidInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.RestClient;

/**
 * The indices of a month each, {@link Documents#MONTHLY}, as a cluster has them: to see and to delete as a whole, which
 * costs Elasticsearch nothing, where deleting documents one by one rewrites the index.
 *
 * <p>Only a name that is exactly one of ours is ever seen or touched, whatever else begins with {@code tidemark-}.
 */
public final class MonthlyIndices implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu.MM", Locale.ROOT);
    private static final Pattern NAME =
            Pattern.compile(
                    "tidemark-("
                            + String.join("|", Documents.MONTHLY)
                            + ")-(\\d{4}\\.(?:0[1-9]|1[0-2]))");
    private static final int NOT_FOUND = 404;

    private final ElasticsearchSettings settings;
    private final RestClient client;

    /**
     * One of them.
     *
     * @param kind as in {@code items}
     * @param documents number of them; 0 of a closed index, which does not say
     * @param bytes on the disks of all nodes; 0 of a closed index
     */
    public record Index(String name, String kind, YearMonth month, long documents, long bytes) {}

    private MonthlyIndices(ElasticsearchSettings settings, RestClient client) {
        this.settings = settings;
        this.client = client;
    }

    /**
     * Connects.
     *
     * @throws InvalidInput when no Elasticsearch of a supported version answers, the login is refused, or may not see and
     *     delete indices
     */
    public static MonthlyIndices at(ElasticsearchSettings settings) throws IOException {
        ElasticsearchIndices.check(settings);
        RestClient client = ElasticsearchAccess.client(settings);
        try {
            Privileges.DELETE.require(client, settings);
            return new MonthlyIndices(settings, client);
        } catch (IOException | RuntimeException e) {
            client.close();
            throw e instanceof IOException failure
                    ? ElasticsearchIndices.unusable(settings, failure)
                    : (RuntimeException) e;
        }
    }

    /**
     * Those of the months before one, the oldest first.
     *
     * @param first the first month that is not asked for
     * @throws InvalidInput when Elasticsearch does not answer
     */
    public List<Index> before(YearMonth first) {
        Request request = new Request("GET", "/_cat/indices/tidemark-*");
        request.addParameter("format", "json");
        request.addParameter("bytes", "b");
        request.addParameter("h", "index,docs.count,store.size");
        List<Index> old = new ArrayList<>();
        for (JsonNode row : ask(request)) {
            Matcher name = NAME.matcher(row.path("index").asText());
            if (name.matches()) {
                YearMonth month = YearMonth.parse(name.group(2), MONTH);
                if (month.isBefore(first)) {
                    old.add(
                            new Index(
                                    name.group(),
                                    name.group(1),
                                    month,
                                    row.path("docs.count").asLong(),
                                    row.path("store.size").asLong()));
                }
            }
        }
        old.sort(Comparator.comparing(Index::month).thenComparing(Index::name));
        return old;
    }

    /**
     * Deletes one with all its documents; one that is gone already is as good.
     *
     * @throws InvalidInput when Elasticsearch does not answer, or will not, as while a snapshot is taken
     */
    public void delete(Index index) {
        try {
            client.performRequest(new Request("DELETE", "/" + index.name()));
        } catch (ResponseException e) {
            if (e.getResponse().getStatusLine().getStatusCode() != NOT_FOUND) {
                throw ElasticsearchIndices.notDeleted(index.name(), e);
            }
        } catch (IOException e) {
            throw ElasticsearchIndices.unusable(settings, e);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    private JsonNode ask(Request request) {
        try {
            return JSON.readTree(
                    EntityUtils.toString(
                            client.performRequest(request).getEntity(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw ElasticsearchIndices.unusable(settings, e);
        }
    }
}
