package dev.tidemark.embedded.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tidemark.config.InvalidInput;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.router.EndpointNotFound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The page on {@code http://127.0.0.1:PORT} and the JSON that it reads, all of it by GET.
 *
 * <p>It is up before there is anything to show; {@link #show} gives it what to show. Texts leave as
 * JSON strings as they came, markup included: the page puts them in as text. Methods are called from
 * any thread.
 */
public final class MonitorPage implements AutoCloseable {
    private static final int ALERTS = 200;
    private static final int ITEMS = 40;

    private static final int NEAR_MISSES = 50;

    private static final String NAMES =
            "alert.js api.js chart.js citation.js claims.js company.js dom.js evidence.js"
                    + " explanation.js favicon.svg feeds.js item.js main.js overview.js parts.js"
                    + " quotes.js route.js tidemark.css timeline.js unknown.js words.en.json"
                    + " words.ja.json words.js";

    /** Everything that is served besides JSON of ours: path, resource. */
    private static final Map<String, String> FILES = files();

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build();

    private final Supplier<Progress> progress;
    private final LoopbackServer server;
    private volatile @Nullable Shown shown;

    private MonitorPage(Supplier<Progress> progress) {
        this.progress = progress;
        this.server =
                new LoopbackServer(
                        config ->
                                config.http.defaultContentType = "application/json; charset=utf-8");
        route(server.routes());
    }

    /**
     * Starts serving.
     *
     * @param option that names the port, for messages
     * @param port to listen on, 0 for any free one
     * @param progress asked at every look at it
     * @throws InvalidInput when the port is out of range or taken
     */
    public static MonitorPage start(String option, int port, Supplier<Progress> progress) {
        MonitorPage page = new MonitorPage(progress);
        page.server.start("page", option, port);
        return page;
    }

    /** Where it listens: {@code http://127.0.0.1:PORT}. */
    public String url() {
        return server.url();
    }

    /** From now on there is something to show, and somebody who can say why it is so. */
    public void show(Findings found, Explanations why) {
        shown = new Shown(found, why);
    }

    /** Stops serving; open requests are cut off. */
    @Override
    public void close() {
        server.close();
    }

    private void route(Javalin routes) {
        FILES.forEach(
                (path, resource) -> {
                    Handler file = PageFile.read(resource)::answer;
                    routes.get(path, file);
                    // Else a question for the head alone is answered without asking the file.
                    routes.head(path, file);
                });
        routes.get("/api/progress", request -> json(request, progress.get()));
        ask(routes, "/api/companies", 1, (query, found) -> found.companies());
        ask(
                routes,
                "/api/scores",
                1,
                (query, found) -> found.scores(query.requiredCompany()),
                "company");
        ask(
                routes,
                "/api/alerts",
                ALERTS,
                (query, found) -> found.alerts(query.company(), query.limit()),
                "company",
                "limit");
        ask(
                routes,
                "/api/near-misses",
                NEAR_MISSES,
                (query, found) -> found.nearMisses(query.company(), query.limit()),
                "company",
                "limit");
        ask(
                routes,
                "/api/items",
                ITEMS,
                (query, found) -> found.items(query.company(), query.limit()),
                "company",
                "limit");
        ask(routes, "/api/feeds", 1, (query, found) -> found.feeds());
        ask(routes, "/api/item", 1, (query, found) -> found.item(query.requiredId()), "id");
        ask(routes, "/api/alert", 1, (query, found) -> found.alert(query.requiredId()), "id");
        ask(
                routes,
                "/api/near-miss",
                1,
                (query, found) -> found.nearMiss(query.requiredId()),
                "id");
        ask(routes, "/api/explanation", 1, this::explanation, "id");
        routes.exception(
                HttpResponseException.class,
                (refused, request) ->
                        fail(request, refused.getStatus(), String.valueOf(refused.getMessage())));
        routes.exception(
                EndpointNotFound.class, (e, request) -> fail(request, 404, "no such page"));
        routes.exception(
                IOException.class, (e, request) -> fail(request, 503, "the store does not answer"));
        routes.exception(Exception.class, (e, request) -> fail(request, 500, "internal error"));
    }

    /** What a request asks the findings for; null, and no content, when they do not have it. */
    private interface Question {
        @Nullable JsonNode ask(Query query, Findings found) throws IOException;
    }

    /** What there is to show, and why it is so. */
    private record Shown(Findings findings, Explanations explanations) {}

    private void ask(
            Javalin routes, String path, int limit, Question question, String... parameters) {
        routes.get(
                path,
                request -> {
                    Query query = Query.of(request, limit, parameters);
                    JsonNode answer = question.ask(query, shown().findings());
                    if (answer == null) {
                        // No failure: a browser would complain of one on its console.
                        request.status(HttpStatus.NO_CONTENT);
                    } else {
                        json(request, answer);
                    }
                });
    }

    private @Nullable JsonNode explanation(Query query, Findings found) throws IOException {
        JsonNode item = found.item(query.requiredId());
        return item == null ? null : shown().explanations().of(item);
    }

    private Shown shown() {
        Shown found = shown;
        if (found == null) {
            throw new HttpResponseException(
                    HttpStatus.SERVICE_UNAVAILABLE.getCode(), "still starting", Map.of());
        }
        return found;
    }

    private static void json(Context request, Object answer) throws IOException {
        request.contentType("application/json; charset=utf-8")
                .result(JSON.writeValueAsBytes(answer));
    }

    private static void fail(Context request, int status, String line) {
        request.status(status);
        try {
            json(request, Map.of("error", line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        files.put("/", "/web/index.html");
        files.put("/echarts.js", "/META-INF/resources/webjars/echarts/5.5.0/echarts.esm.min.js");
        for (String name : NAMES.split(" ")) {
            files.put("/" + name, "/web/" + name);
        }
        return files;
    }
}
